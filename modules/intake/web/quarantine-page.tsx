import { SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { type Column, DataTable } from "../../../platform/ui/data-table.tsx";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { QuarantineRow } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { listQuery } from "./quarantine-calls.ts";
import { QuarantineDetails } from "./quarantine-details.tsx";

const states = ["waiting", "replayed", "dismissed"] as const;

/** What came in and was not understood: look, correct, read again, put aside. */
export default function QuarantinePage() {
  const words = useWords({ fa, en });
  const [address, setAddress] = useAddressFilters();
  const state = states.find((one) => one === address["state"]) ?? "waiting";
  const list = useInfiniteQuery(listQuery(state));
  const columns = useColumns();
  const name = useRowName();
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const open = address["open"];
  const opened = rows?.find((row) => String(row.id) === open);
  return (
    <Page
      title={words.title}
      note={words.note}
      filters={
        <SegmentedControl
          aria-label={words.state}
          data={states.map((value) => ({ value, label: words.states[value] }))}
          value={state}
          onChange={(value) => setAddress({ state: value === "waiting" ? null : value, open: null })}
        />
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<QuarantineRow>
          label={words.list}
          name="quarantine"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowName={name}
          onOpen={(row) => setAddress({ open: String(row.id) })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
          total={state === "waiting" ? list.data?.pages[0]?.waiting : undefined}
          empty={<EmptyState picture="done" title={words.empty.title} text={words.empty.text} />}
        />
      )}
      <DetailPanel
        opened={open !== undefined}
        onClose={() => setAddress({ open: null })}
        title={opened ? name(opened) : words.rowPlain}
      >
        {open ? <QuarantineDetails key={open} id={Number(open)} onDone={() => setAddress({ open: null })} /> : null}
      </DetailPanel>
    </Page>
  );
}

function useRowName(): (row: QuarantineRow) => string {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (row) => (row.line === null ? words.rowPlain : words.row(number(row.line)));
}

function useColumns(): Column<QuarantineRow>[] {
  const { columns } = useWords({ fa, en });
  const { number } = useFormat();
  return [
    { key: "problem", title: columns.problem, width: 260, grow: 3, cell: (row) => row.problem },
    { key: "source", title: columns.source, width: 100, cell: (row) => <Bdi>{row.source}</Bdi> },
    {
      key: "line",
      title: columns.line,
      width: 80,
      number: true,
      cell: (row) => (row.line === null ? "" : number(row.line)),
    },
    {
      key: "preview",
      title: columns.preview,
      width: 220,
      grow: 2,
      cell: (row) => <Bdi dir="ltr">{row.preview ?? ""}</Bdi>,
    },
    { key: "received", title: columns.received, width: 130, cell: (row) => <TimeText at={row.receivedAt} /> },
  ];
}
