import { Text, Title } from "@mantine/core";
import { IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { StatSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { VitalSign } from "../../contract/experience.ts";
import insights from "../insights.module.css";
import { useLength } from "../support/wait-stat.tsx";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useVitalSigns } from "./use-experience.ts";
import { WorthSection } from "./worth-section.tsx";

const groups = {
  said: ["nps", "csat", "ces"],
  care: ["first-response-time", "resolution-time", "reopen-rate"],
  stay: ["churn", "repeat-rate"],
} as const;

/** «سلامت تجربهٔ مشتری»: on one page, no number made of several; for a manager on a phone in the morning. */
export default function HealthPage() {
  const words = useWords({ fa, en }).health;
  const { data, error, refetch } = useVitalSigns();
  return (
    <Page
      title={words.title}
      note={
        <Text span size="sm">
          {words.note}
        </Text>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <StatSkeleton count={8} />}
      {data
        ? (["said", "care", "stay"] as const).map((name) => (
            <section key={name} className={insights["section"]} aria-label={words.groups[name]}>
              <div className={insights["head"]}>
                <Title order={2}>{words.groups[name]}</Title>
              </div>
              <div className={styles["signs"]}>
                {data.signs
                  .filter(({ answer }) => (groups[name] as readonly string[]).includes(answer.metric))
                  .flatMap((sign) => (sign.answer.metric === "churn" ? [keptOf(sign, words), sign] : [sign]))
                  .map((sign) => (
                    <Sign key={sign.answer.title} sign={sign} />
                  ))}
              </div>
            </section>
          ))
        : null}
      {data ? <WorthSection worth={data.worth} /> : null}
    </Page>
  );
}

/** Churn seen from the other side. */
function keptOf({ answer, before, change }: VitalSign, words: { kept: string; keptDefinition: string }): VitalSign {
  const turned = { up: "down", down: "up" } as const;
  const groups = answer.groups.map((group) => ({
    ...group,
    value: group.value === null ? null : 1 - group.value,
    low: group.high === null ? null : 1 - group.high,
    high: group.low === null ? null : 1 - group.low,
  }));
  return {
    answer: { ...answer, title: words.kept, definition: words.keptDefinition, groups },
    before: before === null ? null : 1 - before,
    change: change && turned[change],
    better: "up",
  };
}

function Sign({ sign: { answer, before, change, better } }: { sign: VitalSign }) {
  const words = useWords({ fa, en }).health;
  const format = useFormat();
  const length = useLength();
  const group = answer.groups[0];
  const written = (value: number) => {
    if (answer.unit === "seconds") return length(value);
    return answer.unit === "score" ? format.number(Math.round(value)) : format.percent(value, 0);
  };
  const { value = null, low = null, high = null } = group ?? {};
  const Arrow = change === "up" ? IconTrendingUp : IconTrendingDown;
  return (
    <Stat
      label={answer.title}
      value={value === null ? null : written(value)}
      definition={answer.definition}
      n={group?.n ?? 0}
      interval={low === null || high === null ? null : { low: written(low), high: written(high) }}
    >
      {before === null ? null : <span>{words.before(written(before))}</span>}
      {change ? (
        <span className={styles["change"]} data-tone={change === better ? "good" : "bad"}>
          <Arrow size={16} stroke={1.6} className="mirror" aria-hidden />
          {change === better ? words.better : words.worse}
        </span>
      ) : value !== null && before !== null ? (
        <span>{words.same}</span>
      ) : null}
    </Stat>
  );
}
