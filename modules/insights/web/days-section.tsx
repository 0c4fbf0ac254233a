import { useAddressFilters } from "../../../platform/ui/address.ts";
import { Chart } from "../../../platform/ui/chart.tsx";
import { Stat } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { rowsText } from "./rows-address.ts";
import { Section } from "./section.tsx";
import { useRowsPath } from "./use-rows-path.ts";

/** Weeks after this one are counted together by the server. */
const lastWeek = 52;

type DaysSectionProps = {
  title: string;
  histogram: string;
  /** What the quartiles are called. */
  quartiles: (q1: string, q3: string) => string;
  answer: MetricAnswer;
  byWeek: MetricAnswer;
};

/** A length of time: its median, its middle half, and how often it took how many weeks. */
export function DaysSection({ title, histogram, quartiles, answer, byWeek }: DaysSectionProps) {
  const words = useWords({ fa, en }).between;
  const format = useFormat();
  const rowsPath = useRowsPath();
  const [, setFilters] = useAddressFilters();
  const group = answer.groups[0]!;
  const [q1, q3] = [group["q1"], group["q3"]];
  const counts = new Map(byWeek.groups.map(({ key, n }) => [Number(key["week"]), n]));
  const weeks = Array.from({ length: Math.max(0, ...counts.keys()) + 1 }, (_, week) => week);
  const label = (week: number) => (week === lastWeek ? words.later : words.week)(format.number(week + 1));
  const days = (value: number) => format.number(value, 0);
  return (
    <Section title={title} answer={byWeek}>
      <Stat
        label={words.median}
        value={group.value === null ? null : words.days(days(group.value))}
        definition={answer.definition}
        n={group.n > 0 ? group.n : null}
        interval={group.low === null || group.high === null ? null : { low: days(group.low), high: days(group.high) }}
        rows={rowsPath(rowsText(answer))}
      >
        {typeof q1 === "number" && typeof q3 === "number" ? <span>{quartiles(days(q1), days(q3))}</span> : null}
      </Stat>
      {group.n > 0 ? (
        <Chart
          title={histogram}
          kind="bar"
          height={220}
          categories={weeks.map(label)}
          series={[{ name: title, values: weeks.map((week) => counts.get(week) ?? 0) }]}
          onPick={(week) => setFilters({ rows: rowsText(answer, { week }) })}
        />
      ) : null}
    </Section>
  );
}
