import { useQuery } from "@tanstack/react-query";
import { Chart } from "../../../platform/ui/chart.tsx";
import { ChartSkeleton } from "../../../platform/ui/skeletons.tsx";
import { Stat } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sentiments } from "../contract.ts";
import { countsQuery } from "./mention-calls.ts";
import styles from "./mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const tones = { negative: "bad", neutral: "neither", positive: "good" } as const;

/** How many mentions each day had, and which share of them is negative; under the same filters as the list. */
export function MentionNumbers({ filters }: { filters: Record<string, string> }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { view: _, before: __, ...query } = filters;
  const { data } = useQuery({ ...countsQuery(query), placeholderData: (before) => before });
  if (!data) return <ChartSkeleton height={180} />;
  const { negative, total, days } = data;
  return (
    <div className={styles["numbers"]}>
      <div className={styles["stats"]}>
        <Stat label={words.numbers.total} value={format.number(total)} definition={words.numbers.totalNote} />
        <Stat
          label={words.numbers.share}
          value={negative ? format.percent(negative.share, 0) : null}
          definition={words.numbers.shareNote}
          n={total}
          interval={negative && { low: format.percent(negative.low, 0), high: format.percent(negative.high, 0) }}
        />
      </div>
      <Chart
        title={words.numbers.title}
        kind="stacked"
        height={180}
        categories={days.map(({ day }) => format.date(day, "short"))}
        series={sentiments.map((one) => ({
          name: words.sentiments[one],
          values: days.map((day) => day[one]),
          tone: tones[one],
        }))}
      />
    </div>
  );
}
