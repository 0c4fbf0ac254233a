import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressFilters, useGo } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { DataTable } from "../../../../platform/ui/data-table.tsx";
import { EmptyState, NothingFound } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../../platform/ui/filter-bar.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ProgressPanel } from "../../../../platform/ui/progress-panel.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BulkChange } from "../../contract.ts";
import { CustomerPanel } from "../customer/customer-panel.tsx";
import { countQuery } from "../customer-calls.ts";
import { CustomerPlaces } from "../parts/customer-places.tsx";
import { useCustomerName } from "../parts/use-customer-words.ts";
import { AddCustomer } from "./add-customer.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { ListActions } from "./list-actions.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SavedViews } from "./saved-views.tsx";
import { TotalNote } from "./total-note.tsx";
import { useBulkChange } from "./use-bulk-change.ts";
import { useColumns } from "./use-columns.tsx";
import { filterKeys, filterOf, orderOf, useCustomerList } from "./use-customer-list.ts";
import { useListFilters } from "./use-list-filters.ts";

/** All customers: filters that are the address, choosing and changing many, and each one in a panel. */
export default function CustomerListPage() {
  const words = useWords({ fa, en });
  const [address, setAddress] = useAddressFilters();
  const [exact, setExact] = useState<string | null>(null);
  const filter = filterOf(address);
  const chosenBy = JSON.stringify(filter);
  const list = useCustomerList(address);
  const counted = useQuery(countQuery(filter, exact === chosenBy));
  useChanges(["customers"], () => {
    // A long list is not fetched anew under the reader's eyes.
    if ((list.data?.pages.length ?? 0) <= 3) void list.refetch();
    void counted.refetch();
  });
  const add = () => setAddress({ add: "1" });
  const mayAdd = useCan("customers.write");
  useShortcut("n", words.add, add, mayAdd);
  const open = Number(address["open"]) || null;
  return (
    <Page
      title={words.title}
      note={
        <TotalNote
          count={counted.data}
          counting={counted.isFetching && exact === chosenBy && !counted.data?.exact}
          onExact={() => setExact(chosenBy)}
        />
      }
      action={<ListActions filter={filter} onAdd={add} />}
      filters={
        <>
          <CustomerPlaces at="customers" />
          <FilterBar
            filters={useListFilters(address)}
            value={address}
            onChange={setAddress}
            search={{ key: "search", placeholder: words.search }}
          >
            <SavedViews address={address} onOpen={setAddress} />
          </FilterBar>
        </>
      }
    >
      {list.error && !list.rows ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <CustomerTable list={list} total={counted.data?.exact ? counted.data.count : undefined} />
      )}
      <AddCustomer
        opened={address["add"] === "1"}
        onClose={() => setAddress({ add: null })}
        onAdded={(id) => setAddress({ add: null, open: String(id) })}
      />
      <CustomerPanel id={open} onClose={() => setAddress({ open: null, tab: null })} />
    </Page>
  );
}

type CustomerTableProps = { list: ReturnType<typeof useCustomerList>; total: number | undefined };

function CustomerTable({ list, total }: CustomerTableProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const nameOf = useCustomerName();
  const columns = useColumns();
  const [address, setAddress] = useAddressFilters();
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const mayChange = useCan("customers.write");
  const choose = (next: Set<string>) => {
    setSelected(next);
    setEverything(false);
  };
  const { change, progress } = useBulkChange(() => choose(new Set()));
  const { sort, order } = orderOf(address);
  const rows = list.rows;
  const filtered = filterKeys.some((key) => address[key]);
  const chosen = (rows ?? []).filter(({ id }) => selected.has(String(id)));
  function apply(wanted: BulkChange) {
    const selection = everything ? { filter: bulkFilter(filterOf(address)) } : { ids: chosen.map(({ id }) => id) };
    change.mutate({ change: wanted, selection, before: chosen });
  }
  const many = total === undefined ? words.title : words.total(format.number(total));
  const mayChooseAll = rows && chosen.length === rows.length && list.hasNextPage;
  return (
    <>
      {progress ? <ProgressPanel title={words.bulk.running} {...progress} mayLeave /> : null}
      <DataTable
        label={words.title}
        name="customers"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowName={nameOf}
        rowPath={({ id }) => `customers/${id}`}
        onOpen={({ id }) => setAddress({ open: String(id) })}
        sort={{ key: sort, direction: order === "asc" ? "up" : "down" }}
        onSort={({ key, direction }) => setAddress({ sort: key, order: direction === "up" ? "asc" : "desc" })}
        selected={selected}
        {...(mayChange ? { onSelect: choose } : {})}
        bulkActions={
          <Group gap={8}>
            {mayChooseAll ? (
              <Button
                size="xs"
                variant="subtle"
                disabled={everything}
                c={everything ? "dimmed" : undefined}
                onClick={() => setEverything(true)}
              >
                {everything ? words.bulk.everythingChosen(many) : words.bulk.everything(many)}
              </Button>
            ) : null}
            <BulkBar onChange={apply} busy={change.isPending || progress !== null} />
          </Group>
        }
        total={total}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        loadingMore={list.isFetchingNextPage}
        card={(row) => <CustomerCard customer={row} />}
        empty={filtered ? <Nothing searched={address["search"]} /> : <FirstUse />}
      />
    </>
  );
}

/** The address as a filter in a body, where repeated and numbered parts have their own types. */
function bulkFilter(filter: ReturnType<typeof filterOf>) {
  const numbers = ["segment", "company"];
  const lists = ["lifecycle", "tag", "attribute"];
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => {
      if (numbers.includes(key)) return [key, Number(value)];
      return [key, lists.includes(key) ? [value] : value];
    }),
  );
}

function Nothing({ searched }: { searched: string | undefined }) {
  const words = useWords({ fa, en });
  const [, setAddress] = useAddressFilters();
  const clear = () => setAddress(Object.fromEntries(filterKeys.map((key) => [key, null])));
  const button = (
    <Button variant="default" onClick={clear}>
      {words.clear}
    </Button>
  );
  return <NothingFound clear={button} {...(searched ? { searched } : {})} />;
}

function FirstUse() {
  const words = useWords({ fa, en }).empty;
  const go = useGo();
  const mayImport = useCan("imports.write");
  const action = mayImport ? <Button onClick={() => go("imports")}>{words.import}</Button> : undefined;
  return <EmptyState picture="people" title={words.title} text={words.text} action={action} />;
}
