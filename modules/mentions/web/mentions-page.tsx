import { Button, Group } from "@mantine/core";
import { IconDownload, IconEar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type MentionList, mentionViews } from "../contract.ts";
import { mentionsQuery } from "./mention-calls.ts";
import { MentionCards } from "./mention-cards.tsx";
import { MentionFilterBar } from "./mention-filter-bar.tsx";
import { MentionNumbers } from "./mention-numbers.tsx";
import styles from "./mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Rises } from "./rises.tsx";

/** «یادکردها»: what is said in public, what nobody has dealt with first. */
export default function MentionsPage() {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const view = mentionViews.find((one) => one === filters["view"]) ?? "open";
  const list = useQuery({ ...mentionsQuery({ ...filters, view }), placeholderData: (before) => before });
  useChanges(["public_mention"], () => void list.refetch());
  const narrowed = Object.keys(filters).some((name) => name !== "view");
  const { data } = list;
  const blank = data !== undefined && data.counts.all === 0 && !narrowed;
  return (
    <Page
      title={words.title}
      note={words.note}
      action={<Ways query={{ ...filters, view }} some={!blank} />}
      filters={blank ? undefined : <MentionFilterBar value={filters} onChange={setFilters} />}
    >
      <Rises />
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={6} /> : null}
      {blank ? <FirstUse /> : null}
      {data && !blank ? (
        <>
          <MentionNumbers filters={filters} />
          <Views
            counts={data.counts}
            view={view}
            onChange={(next) => setFilters({ view: next === "open" ? null : next, before: null })}
          />
          {data.rows.length === 0 ? <Nothing done={view === "open" && !narrowed} /> : null}
          <MentionCards rows={data.rows} />
          <Group mt={16} gap={8}>
            {filters["before"] ? (
              <Button variant="default" onClick={() => setFilters({ before: null })}>
                {words.newest}
              </Button>
            ) : null}
            {data.next ? (
              <Button variant="default" onClick={() => setFilters({ before: data.next })}>
                {words.more}
              </Button>
            ) : null}
          </Group>
        </>
      ) : null}
    </Page>
  );
}

function Ways({ query, some }: { query: Record<string, string>; some: boolean }) {
  const words = useWords({ fa, en });
  const [manages, exports] = [useCan("mentions.manage"), useCan("mentions.export")];
  return (
    <Group gap={4}>
      {exports && some ? (
        <Button
          component="a"
          href={downloadAddress("/mentions/export", query)}
          variant="subtle"
          color="gray"
          px={10}
          leftSection={<IconDownload size={18} stroke={1.6} />}
        >
          {words.export}
        </Button>
      ) : null}
      {manages ? (
        <BrandLink path="settings/mentions" underline="never">
          <Button
            component="span"
            variant="subtle"
            color="gray"
            px={10}
            leftSection={<IconEar size={18} stroke={1.6} />}
          >
            {words.listening}
          </Button>
        </BrandLink>
      ) : null}
    </Group>
  );
}

type ViewsProps = { counts: MentionList["counts"]; view: string; onChange: (view: string) => void };

function Views({ counts, view, onChange }: ViewsProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <div className={styles["tabs"]} role="tablist" aria-label={words.title}>
      {mentionViews.map((one) => (
        <Button
          key={one}
          role="tab"
          aria-selected={view === one}
          size="xs"
          variant={view === one ? "light" : "subtle"}
          color={view === one ? "firuze" : "gray"}
          onClick={() => onChange(one)}
        >
          {words.views[one]}
          {counts[one] > 0 ? ` ${format.number(counts[one])}` : ""}
        </Button>
      ))}
    </div>
  );
}

function FirstUse() {
  const words = useWords({ fa, en });
  const begin = (
    <BrandLink path="settings/mentions" underline="never">
      <Button component="span">{words.emptyAction}</Button>
    </BrandLink>
  );
  return (
    <EmptyState
      picture="link"
      title={words.emptyTitle}
      text={words.emptyText}
      action={useCan("mentions.manage") ? begin : null}
    />
  );
}

function Nothing({ done }: { done: boolean }) {
  const words = useWords({ fa, en });
  if (done) return <EmptyState picture="done" title={words.doneTitle} text={words.doneText} />;
  return <EmptyState picture="search" title={words.nothing} text={words.nothingText} />;
}
