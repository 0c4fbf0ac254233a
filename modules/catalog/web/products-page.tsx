import { Button, Group } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAddressFilters, useGo } from "../../../platform/ui/address.ts";
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
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ProductRow } from "../contract.ts";
import styles from "./catalog.module.css";
import { productsQuery } from "./catalog-calls.ts";
import { CatalogPlaces } from "./catalog-places.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ProductDetails } from "./product-details.tsx";

/** Products: «ویترین». */
export default function ProductsPage() {
  const words = useWords({ fa, en });
  const [address, setAddress] = useAddressFilters();
  const query = { q: address["q"], archived: address["state"] === "archived" ? true : undefined };
  const list = useInfiniteQuery(productsQuery(query));
  useChanges(["order"], () => void list.refetch());
  const columns = useColumns();
  const rows = list.data?.pages.flatMap((page) => page.rows);
  const open = rows?.find((row) => String(row.id) === address["product"]);
  const searching = Boolean(address["q"] || address["state"]);
  return (
    <Page
      title={words.catalog}
      filters={
        <>
          <CatalogPlaces at="products" />
          <FilterBar
            value={address}
            onChange={setAddress}
            search={{ key: "q", placeholder: words.searchProducts }}
            filters={[
              {
                key: "state",
                label: words.state,
                kind: "choice",
                options: [{ value: "archived", label: words.archivedOnly }],
              },
            ]}
          />
        </>
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<ProductRow>
          label={words.products}
          name="products"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.name ?? row.external_id}
          rowPath={(row) => `catalog?product=${row.id}`}
          onOpen={(row) => setAddress({ product: String(row.id) })}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
          empty={<NoProducts searched={searching} onClear={() => setAddress({ q: null, state: null })} />}
        />
      )}
      <DetailPanel
        opened={address["product"] !== undefined}
        onClose={() => setAddress({ product: null })}
        title={open?.name ?? open?.external_id ?? words.columns.product}
      >
        {address["product"] ? <ProductDetails id={Number(address["product"])} /> : null}
      </DetailPanel>
    </Page>
  );
}

function NoProducts({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const mayImport = useCan("imports.write");
  if (searched) {
    return (
      <NothingFound
        clear={
          <Button variant="default" onClick={onClear}>
            {words.clear}
          </Button>
        }
      />
    );
  }
  const { title, text, action } = words.noProducts;
  return (
    <EmptyState
      picture="boxes"
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

function useColumns(): Column<ProductRow>[] {
  const words = useWords({ fa, en });
  const titles = words.columns;
  return [
    {
      key: "name",
      title: titles.product,
      width: 240,
      grow: 3,
      cell: (row) => (
        <Group gap={10} wrap="nowrap" component="span" display="inline-flex">
          {row.image_url ? <img src={row.image_url} alt="" className={styles["thumb"]} loading="lazy" /> : null}
          <Bdi>{row.name ?? words.noName}</Bdi>
        </Group>
      ),
    },
    { key: "code", title: titles.code, width: 120, cell: (row) => <Bdi dir="ltr">{row.external_id}</Bdi> },
    {
      key: "price",
      title: titles.price,
      width: 150,
      number: true,
      cell: (row) =>
        row.price_minor === null || !row.currency ? "—" : <MoneyText minor={row.price_minor} currency={row.currency} />,
    },
    { key: "category", title: titles.category, width: 130, cell: (row) => <Bdi>{row.category ?? "—"}</Bdi> },
    { key: "changed", title: titles.changed, width: 150, cell: (row) => <TimeText at={row.updated_at} /> },
    { key: "source", title: titles.source, width: 110, hidden: true, cell: (row) => <Bdi>{row.source}</Bdi> },
  ];
}
