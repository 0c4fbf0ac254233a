import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { ChartData } from "./chart-option.ts";
import { ChartTable } from "./chart-table.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ChartSkeleton } from "./skeletons.tsx";
import { useWords } from "./use-words.ts";

export type { ChartData, ChartSeries } from "./chart-option.ts";

const ChartCanvas = lazy(() => import("./chart-canvas.tsx"));

type ChartProps = ChartData & {
  /** What the chart shows, as its heading and for those who listen. */
  title: string;
  /** Opens the rows behind a point. */
  onPick?: (category: number, series: number) => void;
  height?: number;
};

/** A line, bar or stacked chart with the table behind it one click away. */
export function Chart({ title, onPick, height = 280, ...data }: ChartProps) {
  const words = useWords({ fa, en }).chart;
  const [asTable, setAsTable] = useState(false);
  const empty = data.series.every((series) => series.values.every((value) => value === null));
  const Toggle = asTable ? IconChartBar : IconTable;
  const toggleLabel = asTable ? words.picture : words.table;
  return (
    <section aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb={8}>
        <Text fw="medium" component="h3" fz="md" m={0}>
          {title}
        </Text>
        {empty ? null : (
          <Tooltip label={toggleLabel}>
            <ActionIcon variant="subtle" color="gray" aria-label={toggleLabel} onClick={() => setAsTable(!asTable)}>
              <Toggle size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {empty ? (
        <Text c="dimmed" py={32} ta="center">
          {words.empty}
        </Text>
      ) : asTable ? (
        <ChartTable {...data} title={title} maxHeight={height} />
      ) : (
        <Suspense fallback={<ChartSkeleton height={height} />}>
          <ChartCanvas data={data} title={title} height={height} onPick={onPick} />
        </Suspense>
      )}
    </section>
  );
}
