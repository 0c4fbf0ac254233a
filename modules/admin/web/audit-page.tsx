import { Button, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { addDays, instantOf, parseIsoDay } from "../../../platform/i18n/index.ts";
import { type AddressFilters, useAddressFilters } from "../../../platform/ui/address.ts";
import { api, downloadAddress } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { type Column, DataTable } from "../../../platform/ui/data-table.tsx";
import { EmptyState, NothingFound } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../platform/ui/filter-bar.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type AuditEntry, auditList } from "../contract.ts";
import { auditSubjects, sayDeed, sayDetail, saySubject } from "./house-words.ts";
import { membersQuery } from "./members-query.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Who changed what, newest first. */
export default function AuditPage() {
  const words = useWords({ fa, en }).audit;
  const [filters, setFilters] = useAddressFilters();
  const { timeZone } = useBrand();
  const query = queryOf(filters, timeZone);
  const list = useInfiniteQuery({
    queryKey: ["audit", query],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => api.get("/audit", auditList, { query: { ...query, after: pageParam }, signal }),
    getNextPageParam: (last) => last.next,
  });
  const columns = useColumns();
  const searched = Object.values(query).some(Boolean);
  const empty = searched ? (
    <NothingFound />
  ) : (
    <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} />
  );
  return (
    <Page
      title={words.title}
      note={words.note}
      filters={<AuditFilters value={filters} onChange={setFilters} />}
      action={
        <Button
          component="a"
          variant="default"
          href={downloadAddress("/audit.csv", query)}
          download
          leftSection={<IconDownload size={18} stroke={1.6} />}
        >
          {words.export}
        </Button>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={words.title}
          name="audit"
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.action}
          onEnd={() => void (list.hasNextPage && !list.isFetching && list.fetchNextPage())}
          loadingMore={list.isFetchingNextPage}
          empty={empty}
          card={(row) => <AuditCard row={row} columns={columns} />}
        />
      )}
    </Page>
  );
}

/** The filters as the server reads them: days become instants of the brand's clock, `to` being included. */
function queryOf({ actor, subject, from, to }: AddressFilters, timeZone: string): Record<string, string | undefined> {
  const start = (text: string | undefined, later = 0) => {
    const day = text ? parseIsoDay(text) : null;
    return day ? instantOf(addDays(day, later), timeZone).toISOString() : undefined;
  };
  return { actor, subject, from: start(from), to: start(to, 1) };
}

type AuditFiltersProps = { value: AddressFilters; onChange: (changed: Record<string, string | null>) => void };

function AuditFilters({ value, onChange }: AuditFiltersProps) {
  const words = useWords({ fa, en }).audit;
  const { language } = usePreferences();
  const members = useQuery(membersQuery);
  const people = members.data?.rows.map((one) => ({ value: one.userId, label: one.name })) ?? [];
  const subjects = auditSubjects.map((code) => ({ value: code, label: saySubject(code, language) }));
  return (
    <FilterBar
      value={value}
      onChange={onChange}
      filters={[
        { key: "actor", label: words.person, kind: "choice", options: people },
        { key: "subject", label: words.kind, kind: "choice", options: subjects },
        { key: "from", label: words.from, kind: "date" },
        { key: "to", label: words.to, kind: "date" },
      ]}
    />
  );
}

function useColumns(): Column<AuditEntry>[] {
  const all = useWords({ fa, en });
  const words = all.audit;
  const { language } = usePreferences();
  const members = useQuery(membersQuery).data?.rows;
  const nameOf = (id: string | null) => members?.find((one) => one.userId === id)?.name ?? id ?? "";
  const who = (row: AuditEntry) => {
    if (row.actorKind === "system") return words.machine;
    return row.actorKind === "api-key" ? `${words.key}: ${row.actorName}` : row.actorName;
  };
  return [
    { key: "what", title: words.what, width: 190, grow: 2, cell: (row) => sayDeed(row.action, language) },
    { key: "who", title: words.who, width: 150, cell: (row) => <Bdi>{who(row)}</Bdi> },
    {
      key: "detail",
      title: words.detail,
      width: 220,
      grow: 2,
      cell: (row) => sayDetail(row.detail, language, all.roles),
    },
    { key: "subject", title: words.subject, width: 110, cell: (row) => <Bdi>{nameOf(row.subjectId)}</Bdi> },
    { key: "when", title: words.when, width: 150, cell: (row) => <TimeText at={row.at} /> },
  ];
}

function AuditCard({ row, columns }: { row: AuditEntry; columns: Column<AuditEntry>[] }) {
  const cell = (key: string) => columns.find((column) => column.key === key)?.cell(row);
  return (
    <Stack gap={2}>
      <Text fw="medium">{cell("what")}</Text>
      <Text size="sm">{cell("detail")}</Text>
      <Text size="sm" c="dimmed">
        {cell("who")} · {cell("when")}
      </Text>
    </Stack>
  );
}
