import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleDeed, RuleRun } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { ruleRunsQuery } from "./rules-calls.ts";
import { useSkips } from "./use-skips.ts";

/** What rules did last, and why. */
export function RunLog() {
  const words = useWords({ fa, en }).log;
  const rows = useQuery(ruleRunsQuery()).data?.rows;
  if (!rows) return null;
  return (
    <section className={styles["log"]}>
      <Title order={2} mb={8}>
        {words.title}
      </Title>
      {rows.length === 0 ? <p className={styles["quiet"]}>{words.empty}</p> : null}
      {rows.map((run) => (
        <RunLine key={run.id} run={run} />
      ))}
    </section>
  );
}

function RunLine({ run }: { run: RuleRun }) {
  const words = useWords({ fa, en });
  const skipped = useSkips();
  const to = useBrandPath()("inbox");
  const done = run.deeds.filter((one) => one.skipped === null).map((one) => words.deeds[one.do as RuleDeed["do"]]);
  const held = run.why.filter((one) => one.held).map((one) => words.facts[one.fact]);
  const because = held.length > 0 ? words.log.because([...new Set(held)].join(words.comma)) : words.log.unconditional;
  return (
    <Link to={to} search={{ c: String(run.conversation.id) } as never} className={styles["sample"]}>
      <span>
        <bdi>{run.rule.name}</bdi> · <bdi>{run.conversation.customer ?? words.log.unnamed}</bdi>
        <span className={styles["quiet"]} style={{ display: "block", margin: 0 }}>
          {run.held_back ? words.log.heldBack : [...done, ...skipped(run.deeds)].join(words.comma)} · {because}
        </span>
      </span>
      <TimeText at={run.at} />
    </Link>
  );
}
