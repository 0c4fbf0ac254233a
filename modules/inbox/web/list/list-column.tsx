import { ActionIcon, Button, Title, Tooltip } from "@mantine/core";
import { IconMessageCirclePlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { StateSwitch } from "../assignment/own-state.tsx";
import { conversationsQuery, countsQuery, inboxViewsQuery } from "../inbox-calls.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en as startEn } from "../start/messages.en.ts";
import { fa as startFa } from "../start/messages.fa.ts";
import type { AddressChange, InboxAddress } from "../use-inbox-address.ts";
import { en as viewsEn } from "../views/messages.en.ts";
import { fa as viewsFa } from "../views/messages.fa.ts";
import { SaveView } from "../views/save-view.tsx";
import { SavedViews } from "../views/saved-views.tsx";
import { filtersOf, isShown } from "../views/view-address.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ConversationLine } from "./conversation-line.tsx";
import { EmptyList } from "./empty-list.tsx";
import styles from "./list.module.css";
import { ListFilters } from "./list-filters.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NoticeMenu } from "./notice-menu.tsx";
import { useListKeys } from "./use-list-keys.ts";
import { ViewTabs } from "./view-tabs.tsx";

type ListColumnProps = {
  address: InboxAddress;
  onChange: (change: AddressChange, push?: boolean) => void;
  onOpen: (id: number) => void;
};

/** The list of conversations with its views, search and filters; several can be picked and changed together. */
export function ListColumn({ address, onChange, onOpen }: ListColumnProps) {
  const begins = useWords({ fa: startFa, en: startEn }).begin;
  const saves = useWords({ fa: viewsFa, en: viewsEn }).save;
  const words = { ...useInboxWords(), ...useWords({ fa, en }), begin: begins, save: saves };
  const mayWrite = useCan("inbox.write");
  const search = useRef<HTMLInputElement>(null);
  const list = useConversations(address);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const pick = useCallback(
    (id: number) => setPicked((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id])),
    [],
  );
  const { rows } = list;
  useListKeys(rows, address.chosen, onOpen, mayWrite ? pick : null);
  useShortcut(
    "/",
    words.searchShort,
    useCallback(() => search.current?.focus(), []),
  );
  const [saving, setSaving] = useState(false);
  const kept = useQuery(inboxViewsQuery()).data?.rows.some((view) => isShown(view, address)) ?? false;
  const begin = useCallback(() => onChange({ new: "choose" }), [onChange]);
  useShortcut("c", words.begin, begin, mayWrite);
  useShortcut(
    "v",
    words.save,
    useCallback(() => setSaving(true), []),
  );
  return (
    <section className={styles["column"]} aria-label={words.list}>
      <header className={styles["top"]}>
        <div className={styles["titleLine"]}>
          <Title order={1}>{words.inbox}</Title>
          <span className={styles["tools"]}>
            {mayWrite ? <StateSwitch /> : null}
            {mayWrite ? (
              <Tooltip label={words.begin}>
                <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.begin} onClick={begin}>
                  <IconMessageCirclePlus size={20} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            ) : null}
            <NoticeMenu />
          </span>
        </div>
        <ViewTabs view={address.view} onView={(view) => onChange({ view: view === "all" ? null : view })} />
        <SavedViews address={address} onChange={onChange} />
        <ListFilters
          filters={address.filters}
          onChange={onChange}
          rows={rows ?? []}
          search={search}
          onSave={kept ? null : () => setSaving(true)}
        />
        {saving ? <SaveView view={{ filters: filtersOf(address) }} onClose={() => setSaving(false)} /> : null}
      </header>
      <div className={styles["scroll"]}>
        {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
        {!rows && !list.error ? (
          <div style={{ padding: 16 }}>
            <ListSkeleton rows={7} />
          </div>
        ) : null}
        {rows?.length === 0 ? <EmptyList address={address} onChange={onChange} /> : null}
        <ul className={styles["lines"]}>
          {rows?.map((row) => (
            <ConversationLine
              key={row.id}
              row={row}
              open={row.id === address.chosen}
              picked={picked.includes(row.id)}
              picking={picked.length > 0}
              onOpen={onOpen}
              onPick={mayWrite ? pick : null}
            />
          ))}
        </ul>
        {list.more ? (
          <Button variant="subtle" color="gray" fullWidth my={8} loading={list.loadingMore} onClick={list.more}>
            {words.more}
          </Button>
        ) : null}
      </div>
      {picked.length > 0 && rows ? (
        <BulkBar rows={rows.filter((row) => picked.includes(row.id))} onDone={() => setPicked([])} />
      ) : null}
    </section>
  );
}

function useConversations({ view, filters }: InboxAddress) {
  const queries = useQueryClient();
  const list = useInfiniteQuery(conversationsQuery({ view, ...filters }));
  const { refetch, fetchNextPage } = list;
  useChanges(["conversation"], () => {
    void refetch();
    void queries.invalidateQueries({ queryKey: countsQuery().queryKey });
  });
  const pages = list.data?.pages;
  // A conversation that moved while pages were fetched could stand in two of them.
  const rows = useMemo(
    () => pages && [...new Map(pages.flatMap((page) => page.rows).map((row) => [row.id, row])).values()],
    [pages],
  );
  return {
    rows,
    error: list.data ? null : list.error,
    retry: () => void refetch(),
    more: list.hasNextPage ? () => void fetchNextPage() : null,
    loadingMore: list.isFetchingNextPage,
  };
}
