import { Button, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type MetricRow, metricRows } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { RowsAsked } from "./rows-address.ts";

/** The customers or orders behind a number, in a panel beside it. */
export function RowsPanel({ asked, onClose }: { asked: RowsAsked | null; onClose: () => void }) {
  const words = useWords({ fa, en }).rows;
  return (
    <DetailPanel opened={asked !== null} onClose={onClose} title={words.titles[asked?.metric ?? ""] ?? words.customer}>
      {asked ? <Rows asked={asked} /> : null}
    </DetailPanel>
  );
}

function Rows({ asked }: { asked: RowsAsked }) {
  const words = useWords({ fa, en }).rows;
  const pages = useInfiniteQuery({
    queryKey: ["insights", "rows", asked],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/metrics/${asked.metric}/rows`, metricRows, { query: { ...asked.query, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <ListSkeleton />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Text c="dimmed">{words.none}</Text>;
  return (
    <Stack gap={0}>
      <ul className={styles["rows"]}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button variant="default" mt={16} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Stack>
  );
}

function Row({ row }: { row: MetricRow }) {
  const words = useWords({ fa, en }).rows;
  const format = useFormat();
  const name = row.customer_id === null ? words.noCustomer : (row.name ?? words.noName);
  return (
    <li className={styles["row"]}>
      {row.customer_id === null ? (
        <Text c="dimmed">{name}</Text>
      ) : (
        <BrandLink path={`customers/${row.customer_id}`}>
          <bdi>{name}</bdi>
        </BrandLink>
      )}
      <Text span size="sm" c="dimmed" className="tabular">
        {row.amount === null ? null : <bdi>{format.money(row.amount, row.currency ?? undefined)} · </bdi>}
        {row.at ? format.date(row.at) : null}
      </Text>
    </li>
  );
}
