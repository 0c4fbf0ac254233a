import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { DryRun, RuleBody, RuleDeed } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { askDryRun } from "./rules-calls.ts";
import { useSkips } from "./use-skips.ts";

type DryRunPanelProps = { rule: RuleBody | null; id: number | null; atOnce?: boolean };

/** What a rule would have done last week; asked on a click, or at once. */
export function DryRunPanel({ rule, id, atOnce = false }: DryRunPanelProps) {
  const words = useWords({ fa, en }).dry;
  const asking = useMutation({ mutationFn: (asked: RuleBody) => askDryRun(asked, id) });
  const { mutate } = asking;
  useEffect(() => {
    if (atOnce && rule) mutate(rule);
  }, [atOnce, rule, mutate]);
  return (
    <section className={styles["dry"]} aria-live="polite">
      <strong style={{ display: "block", fontWeight: 500 }}>{words.title}</strong>
      {asking.isPending ? <ListSkeleton rows={2} /> : null}
      {asking.error ? <ErrorState error={asking.error} onRetry={() => rule && mutate(rule)} /> : null}
      {asking.data ? <Found found={asking.data} /> : null}
      {atOnce ? null : (
        <Button
          variant="default"
          size="xs"
          mt={10}
          disabled={!rule}
          loading={asking.isPending}
          onClick={() => rule && mutate(rule)}
        >
          {asking.data ? words.again : words.run}
        </Button>
      )}
    </section>
  );
}

function Found({ found }: { found: DryRun }) {
  const all = useWords({ fa, en });
  const words = all.dry;
  const format = useFormat();
  const skipped = useSkips();
  const to = useBrandPath()("inbox");
  if (found.cannot) return <p className={styles["quiet"]}>{words.noRecord}</p>;
  const looked = format.number(found.looked);
  const today = found.judged_today.map((fact) => all.facts[fact]).join(all.comma);
  return (
    <>
      <p style={{ margin: "6px 0" }}>
        {found.times === 0
          ? words.nothing(looked)
          : words.would(format.number(found.times), format.number(found.conversations), looked)}
      </p>
      {found.deeds.length > 0 ? (
        <p className={styles["quiet"]}>
          {found.deeds
            .map(({ do: deed, times }) => words.deed(all.deeds[deed as RuleDeed["do"]], format.number(times)))
            .join(" · ")}
        </p>
      ) : null}
      {found.samples.map(({ conversation, at, deeds }) => (
        <Link
          key={`${conversation.id} ${at}`}
          to={to}
          search={{ c: String(conversation.id) } as never}
          className={styles["sample"]}
        >
          <span>
            <bdi>{conversation.customer ?? all.log.unnamed}</bdi>
            {skipped(deeds).map((line) => (
              <span key={line} className={styles["quiet"]}>
                {" · "}
                {line}
              </span>
            ))}
          </span>
          <TimeText at={at} />
        </Link>
      ))}
      <p className={styles["quiet"]}>
        {today ? words.today(today) : words.recorded} {found.cut ? words.cut : ""}{" "}
        {found.deeds.some((one) => one.do === "reply") ? words.gate : ""} {words.notChanged}
      </p>
    </>
  );
}
