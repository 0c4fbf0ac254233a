import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Chart } from "../../../platform/ui/chart.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { ChartSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { CodeRow } from "../contract.ts";
import { daysQuery } from "./code-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A code day by day: how often it was scanned, and what came of it. */
export function CodeNumbers({ code }: { code: CodeRow }) {
  const words = useWords({ fa, en });
  const { date } = useFormat();
  const { data, error, refetch } = useQuery(daysQuery(code.id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ChartSkeleton height={260} />;
  const came = code.target === "chat" ? ("conversations" as const) : ("answers" as const);
  return (
    <Stack gap={12}>
      <Chart
        title={words.byDay}
        kind="bar"
        height={260}
        categories={data.map(({ day }) => date(day, "short"))}
        series={[
          { name: words.scansName, values: data.map(({ scans }) => scans) },
          { name: words[`${came}Name`], values: data.map((day) => day[came]) },
        ]}
      />
      <Text size="sm" c="dimmed">
        {words.honest}
      </Text>
    </Stack>
  );
}

/** What came through each code in use, the busiest first. */
export function AllNumbers({ rows }: { rows: readonly CodeRow[] }) {
  const words = useWords({ fa, en });
  const busy = rows
    .filter(({ retired_at, scans }) => !retired_at && scans > 0)
    .sort((a, b) => b.scans - a.scans)
    .slice(0, 12);
  if (busy.length < 2) return null;
  return (
    <Chart
      title={words.allTitle}
      kind="bar"
      height={220}
      categories={busy.map(({ title }) => title)}
      series={[
        { name: words.scansName, values: busy.map(({ scans }) => scans) },
        { name: words.conversationsName, values: busy.map(({ conversations }) => conversations) },
        { name: words.answersName, values: busy.map(({ answers }) => answers) },
      ].filter(({ values }) => values.some((value) => value > 0))}
    />
  );
}
