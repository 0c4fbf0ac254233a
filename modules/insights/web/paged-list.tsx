import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type PagedListProps<Row> = {
  /** What is listed, for the cache. */
  name: readonly unknown[];
  fetchPage: (after: string | undefined, signal: AbortSignal) => Promise<{ rows: Row[]; next: string | null }>;
  row: (row: Row) => ReactNode;
};

/** Rows a page at a time, as many as the reader asks for. */
export function PagedList<Row>({ name, fetchPage, row }: PagedListProps<Row>) {
  const words = useWords({ fa, en }).rows;
  const pages = useInfiniteQuery({
    queryKey: ["insights", ...name],
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <ListSkeleton />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Text c="dimmed">{words.none}</Text>;
  return (
    <>
      <ul className={styles["rows"]}>{rows.map(row)}</ul>
      {pages.hasNextPage ? (
        <Button
          variant="default"
          mt={16}
          fullWidth
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </>
  );
}
