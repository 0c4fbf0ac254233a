import { Button, Stack } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { EmptyState, NothingFound } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useShortcut } from "../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow } from "../contract.ts";
import { LogBox } from "./log-box.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { logFor, timelineQuery, withdraw } from "./timeline-calls.ts";
import { filtersOf, noFilters, TimelineFilters } from "./timeline-filters.tsx";
import { TimelineList } from "./timeline-list.tsx";

/** The timeline of a customer: the quick log, the filter line, and everything that happened, newest first. */
export default function TimelineTab({ customerId }: { customerId: number }) {
  const [address, setAddress] = useAddressFilters();
  const mayWrite = useCan("timeline.write");
  return (
    <Stack gap={16}>
      {mayWrite ? <QuickLog customerId={customerId} /> : null}
      <TimelineFilters address={address} onChange={setAddress} />
      <Entries customerId={customerId} filters={filtersOf(address)} onClear={() => setAddress(noFilters)} />
    </Stack>
  );
}

function QuickLog({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en }).log;
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = useCallback(() => field.current?.focus(), []);
  useShortcut("n", words.shortcut, focus);
  return <LogBox place={String(customerId)} field={field} send={(log, key) => logFor(customerId, log, key)} />;
}

type EntriesProps = { customerId: number; filters: Record<string, string>; onClear: () => void };

function Entries({ customerId, filters, onClear }: EntriesProps) {
  const words = useWords({ fa, en });
  const list = useInfiniteQuery(timelineQuery(customerId, filters));
  useChanges([`customer:${customerId}`], () => void list.refetch());
  const takeBack = useWithdraw();
  const { fetchNextPage } = list;
  const older = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={6} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <NoEntries filtered={Object.keys(filters).length > 0} onClear={onClear} />;
  return (
    <section aria-label={words.list}>
      <TimelineList
        // Another filter is another list: nothing in it has just arrived.
        key={JSON.stringify(filters)}
        rows={rows}
        older={list.hasNextPage ? older : null}
        loadingOlder={list.isFetchingNextPage}
        onWithdraw={takeBack}
      />
    </section>
  );
}

function NoEntries({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const words = useWords({ fa, en });
  const mayWrite = useCan("timeline.write");
  if (filtered) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {words.clear}
      </Button>
    );
    return <NothingFound clear={clear} />;
  }
  return (
    <EmptyState picture="talk" title={words.first.title} text={mayWrite ? words.first.text : words.first.textOnly} />
  );
}

function useWithdraw(): (entry: InteractionRow) => void {
  const words = useWords({ fa, en }).log;
  const notice = useNotice();
  const queries = useQueryClient();
  return (entry) => {
    withdraw(entry.id)
      .then(() => notice.done(words.withdrawn))
      .catch(notice.failed)
      .finally(() => queries.invalidateQueries({ queryKey: ["timeline"] }));
  };
}
