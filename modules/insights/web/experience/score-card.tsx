import { Text } from "@mantine/core";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../../contract.ts";
import { rowsText } from "../rows-address.ts";
import { Distribution, Thirds } from "./distribution.tsx";
import styles from "./experience.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { fewAnswers, useScoreWords } from "./score-words.ts";

type ScoreCardProps = {
  answer: MetricAnswer;
  narrowed: Record<string, string>;
  path: (rows: string) => string;
  go: (path: string) => void;
};

/** One score: its value, interval and n, how answers are spread, and what it means. */
export function ScoreCard({ answer, narrowed, path, go }: ScoreCardProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const scores = useScoreWords();
  const group = answer.groups[0];
  const { value = null, low = null, high = null } = group ?? {};
  const written = (of: number | null) => scores.value(answer.unit, of);
  const interval = low === null || high === null ? null : { low: written(low), high: written(high) };
  const rows = path(rowsText(answer, {}, narrowed));
  const skipped = Number((group?.["responses"] as { skipped?: number } | undefined)?.skipped ?? 0);
  const mean = useMean(group ?? {});
  return (
    <div className={styles["card"]}>
      <Stat
        label={answer.title}
        value={value === null ? null : written(value)}
        definition={answer.definition}
        n={group?.n ?? 0}
        interval={interval}
        rows={rows}
      >
        {mean ? <span>{mean}</span> : null}
        {skipped > 0 ? <span>{words.skipped(format.number(skipped))}</span> : null}
      </Stat>
      {group?.["hidden"] ? <Text size="sm">{words.hidden}</Text> : null}
      {group && group.n > 0 && group.n < fewAnswers ? (
        <Text size="sm" c="var(--warning)">
          {words.few}
        </Text>
      ) : null}
      {group && group.n > 0 ? (
        <>
          <Distribution
            metric={answer.metric}
            title={answer.title}
            group={group}
            onPick={(picked) => go(path(rowsText(answer, { answer: picked }, narrowed)))}
          />
          {"promoters" in group ? <Thirds group={group} /> : null}
        </>
      ) : null}
    </div>
  );
}

function useMean(group: Record<string, unknown>): string | null {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [mean, low, high] = [group["mean"], group["mean_low"], group["mean_high"]];
  if (typeof mean !== "number" || typeof low !== "number" || typeof high !== "number") return null;
  return words.mean(format.number(mean, 1), format.number(low, 1), format.number(high, 1));
}
