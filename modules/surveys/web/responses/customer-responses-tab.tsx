import { Button, Stack, Text, UnstyledButton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { responsesQuery } from "../survey-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ResponsePanel } from "./response-panel.tsx";
import { ResponseCard } from "./responses-page.tsx";

/** What a customer answered in all surveys, newest first. */
export default function CustomerResponsesTab({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const [opened, setOpened] = useState<number | null>(null);
  const list = useInfiniteQuery(responsesQuery({ customer: customerId }));
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Text c="dimmed">{words.customerEmpty}</Text>;
  return (
    <Stack gap={18}>
      {rows.map((row) => (
        <UnstyledButton key={row.id} onClick={() => setOpened(row.id)}>
          <ResponseCard row={row} />
        </UnstyledButton>
      ))}
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.later}
        </Button>
      ) : null}
      <ResponsePanel id={opened} onClose={() => setOpened(null)} />
    </Stack>
  );
}
