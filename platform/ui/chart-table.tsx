import { ScrollArea, Table } from "@mantine/core";
import type { ChartData } from "./chart-option.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFormat } from "./use-format.ts";
import { useWords } from "./use-words.ts";

/** The numbers of a chart as a table. */
export function ChartTable({
  title,
  categories,
  series,
  format,
  maxHeight,
}: ChartData & { title: string; maxHeight: number }) {
  const words = useWords({ fa, en }).chart;
  const own = useFormat();
  const write = (value: number | null) => (value === null ? "–" : (format ?? own.number)(value));
  return (
    <ScrollArea.Autosize mah={Math.max(maxHeight, 240)} type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={title} fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.label}</Table.Th>
            {series.map((one) => (
              <Table.Th key={one.name} ta="right">
                {one.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {categories.map((category, index) => (
            <Table.Tr key={category}>
              <Table.Td>{category}</Table.Td>
              {series.map((one) => (
                <Table.Td key={one.name} ta="right" style={{ fontVariantNumeric: "tabular-nums" }}>
                  <bdi>{write(one.values[index] ?? null)}</bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
