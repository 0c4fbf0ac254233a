import { Table } from "@mantine/core";
import { wilson } from "../../../../platform/stats/index.ts";
import { Chart } from "../../../../platform/ui/chart.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Numbers } from "./bot-stats.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./numbers.module.css";

/** Why the bot hands over, and where its answers come from; each with the shares behind it. */
export function BotCharts({ numbers }: { numbers: Numbers }) {
  const words = useWords({ fa, en });
  const reasons = numbers.handed_over.map(({ reason, conversations }) => ({
    name: words.reasons[reason as keyof typeof words.reasons] ?? reason,
    count: conversations,
  }));
  const sources = numbers.answers.map(({ source, turns }) => ({
    name: words.sources[source as keyof typeof words.sources] ?? source,
    count: turns,
  }));
  return (
    <div className={styles["charts"]}>
      <Counted title={words.reasonsTitle} unit={words.conversations} rows={reasons} n={numbers.conversations} />
      <Counted
        title={words.sourcesTitle}
        unit={words.answers}
        rows={sources}
        n={sources.reduce((all, { count }) => all + count, 0)}
      />
    </div>
  );
}

type CountedProps = { title: string; unit: string; rows: readonly { name: string; count: number }[]; n: number };

function Counted({ title, unit, rows, n }: CountedProps) {
  const words = useWords({ fa, en });
  const { number, percent } = useFormat();
  return (
    <div>
      <Chart
        title={title}
        kind="bar"
        height={240}
        categories={rows.map(({ name }) => name)}
        series={[{ name: unit, values: rows.map(({ count }) => count) }]}
      />
      {rows.length > 0 ? (
        <Table aria-label={`${title}: ${words.shareTitle}`} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.what}</Table.Th>
              <Table.Th>{unit}</Table.Th>
              <Table.Th>{words.share}</Table.Th>
              <Table.Th>{words.interval}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="tabular">
            {rows.map(({ name, count }) => {
              const interval = wilson(count, n);
              return (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{number(count)}</Table.Td>
                  <Table.Td>{n > 0 ? percent(count / n) : ""}</Table.Td>
                  <Table.Td>{interval ? words.between(percent(interval.low), percent(interval.high)) : ""}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      ) : null}
    </div>
  );
}
