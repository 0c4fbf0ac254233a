import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type AddressFilters, useAddressFilters, useGo } from "../../../platform/ui/address.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { type Column, DataTable } from "../../../platform/ui/data-table.tsx";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState, NothingFound } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../platform/ui/filter-bar.tsx";
import { MoneyText } from "../../../platform/ui/money-text.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type OrderRow, orderStatus } from "../contract.ts";
import { ordersQuery } from "./catalog-calls.ts";
import { CatalogPlaces } from "./catalog-places.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OrderCard, shortNumber } from "./order-card.tsx";
import { OrderDetails } from "./order-details.tsx";
import { OrderStatus } from "./order-status.tsx";

const filterKeys = ["status", "from", "to", "q", "product"] as const;

/** Orders, newest first. */
export default function OrdersPage() {
  const words = useWords({ fa, en });
  const [address, setAddress] = useAddressFilters();
  const query = Object.fromEntries(filterKeys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
  const list = useInfiniteQuery(ordersQuery(query));
  useChanges(["order"], () => void list.refetch());
  const columns = useColumns();
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const open = rows?.find((row) => String(row.id) === address["order"]);
  return (
    <Page
      title={words.orders}
      filters={
        <>
          <CatalogPlaces at="orders" />
          <OrderFilters address={address} onChange={setAddress} />
        </>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<OrderRow>
          label={words.orders}
          name="orders"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowName={(row) => words.order(shortNumber(row.external_id))}
          rowPath={(row) => `catalog/orders/${row.id}`}
          onOpen={(row) => setAddress({ order: String(row.id) })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
          card={(row) => <OrderCard order={row} />}
          empty={<NoOrders address={address} onClear={setAddress} />}
        />
      )}
      <DetailPanel
        opened={address["order"] !== undefined}
        onClose={() => setAddress({ order: null })}
        title={open ? words.order(shortNumber(open.external_id)) : words.orders}
        path={`catalog/orders/${address["order"]}`}
      >
        {address["order"] ? <OrderDetails id={Number(address["order"])} /> : null}
      </DetailPanel>
    </Page>
  );
}

type FiltersProps = { address: AddressFilters; onChange: (changed: Record<string, string | null>) => void };

function OrderFilters({ address, onChange }: FiltersProps) {
  const words = useWords({ fa, en });
  const statuses = orderStatus.options.map((value) => ({ value, label: words.statuses[value] }));
  return (
    <FilterBar
      value={address}
      onChange={onChange}
      search={{ key: "q", placeholder: words.searchOrders }}
      filters={[
        { key: "status", label: words.columns.status, kind: "choice", options: statuses },
        { key: "from", label: words.from, kind: "date" },
        { key: "to", label: words.to, kind: "date" },
      ]}
    >
      {address["product"] ? (
        <Button variant="light" color="gray" onClick={() => onChange({ product: null })}>
          {words.onlyProduct} ×
        </Button>
      ) : null}
    </FilterBar>
  );
}

function NoOrders({ address, onClear }: { address: AddressFilters; onClear: FiltersProps["onChange"] }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const mayImport = useCan("imports.write");
  if (filterKeys.some((key) => address[key])) {
    const clear = () => onClear(Object.fromEntries(filterKeys.map((key) => [key, null])));
    return (
      <NothingFound
        {...(address["q"] && { searched: address["q"] })}
        clear={
          <Button variant="default" onClick={clear}>
            {words.clear}
          </Button>
        }
      />
    );
  }
  const { title, text, action } = words.noOrders;
  return (
    <EmptyState
      picture="papers"
      title={title}
      text={text}
      action={
        mayImport ? (
          <Button leftSection={<IconFileImport size={18} stroke={1.6} />} onClick={() => go("imports")}>
            {action}
          </Button>
        ) : undefined
      }
    />
  );
}

function useColumns(): Column<OrderRow>[] {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const titles = words.columns;
  return [
    {
      key: "number",
      title: titles.number,
      width: 130,
      cell: (row) => <Bdi dir="ltr">{shortNumber(row.external_id)}</Bdi>,
    },
    {
      key: "customer",
      title: titles.customer,
      width: 200,
      grow: 2,
      cell: (row) => <Bdi>{row.customer_name ?? (row.customer_id ? words.noName : words.nobody)}</Bdi>,
    },
    { key: "status", title: titles.status, width: 140, cell: (row) => <OrderStatus of={row.status} /> },
    {
      key: "total",
      title: titles.total,
      width: 150,
      number: true,
      cell: (row) => <MoneyText minor={row.total_minor} currency={row.currency} />,
    },
    { key: "date", title: titles.date, width: 150, cell: (row) => <TimeText at={row.ordered_at} /> },
    { key: "lines", title: titles.lines, width: 80, grow: 0.4, number: true, cell: (row) => number(row.lines) },
    { key: "source", title: titles.source, width: 110, hidden: true, cell: (row) => <Bdi>{row.source}</Bdi> },
  ];
}
