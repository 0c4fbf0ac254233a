// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by a CSS grid and virtualised, which table elements do not allow
import { Checkbox, Group, Loader, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useRef, useState } from "react";
import { CardList } from "./card-list.tsx";
import { ColumnsMenu, useColumnChoice } from "./columns-menu.tsx";
import styles from "./data-table.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TableSkeleton } from "./skeletons.tsx";
import { type Column, gridOf, leastWidth, type Sort, visibleColumns } from "./table-column.ts";
import { TableHead } from "./table-head.tsx";
import { TableRows } from "./table-rows.tsx";
import { useFormat } from "./use-format.ts";
import { useSelection } from "./use-selection.ts";
import { useWords } from "./use-words.ts";

export type { Column, Sort } from "./table-column.ts";

/** What a `DataTable` shows and tells. */
export type DataTableProps<Row> = {
  /** What the rows are («مشتریان»), for those who listen to the page. */
  label: string;
  /** A name of its own, under which the reader's column choice is remembered. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** What a row is called aloud. */
  rowName: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The address of a row below the brand; its first cell becomes a link. */
  rowPath?: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** What can be done with the chosen rows. */
  bulkActions?: ReactNode;
  /** How many there are in all, where known. */
  total?: number | undefined;
  /** Called near the last row; gets the next ones. */
  onEnd?: () => void;
  loadingMore?: boolean;
  /** Shown instead when there are no rows. */
  empty: ReactNode;
  /** A row on a phone; without it, the first columns stand under each other. */
  card?: (row: Row) => ReactNode;
};

const none: ReadonlySet<string> = new Set();

/** A table for any number of rows: sorting, column choice, choosing by mouse and keyboard; cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, selected = none, onSelect } = props;
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [chosen, choose] = useColumnChoice(props.name);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const keys = (rows ?? []).map(props.rowKey);
  const selection = useSelection(keys, selected, (next) => onSelect?.(next));
  if (!rows) return <TableSkeleton columns={Math.min(columns.length, phone ? 1 : 6)} />;
  if (rows.length === 0) return props.empty;
  const shown = visibleColumns(columns, chosen);
  const selectable = onSelect !== undefined;
  return (
    <div className={styles["frame"]}>
      <TableTop {...props} selected={selected}>
        {phone ? null : <ColumnsMenu columns={columns} chosen={chosen} onChange={choose} />}
      </TableTop>
      {phone ? (
        <CardList {...props} rows={rows} columns={shown} selected={selected} onToggle={selection.toggle} />
      ) : (
        <div ref={scroller} className={styles["scroller"]}>
          <div
            role="grid"
            aria-label={props.label}
            aria-rowcount={props.total ?? rows.length}
            aria-multiselectable={selectable || undefined}
            className={styles["table"]}
            style={{ ["--row" as string]: gridOf(shown, selectable), minWidth: leastWidth(shown, selectable) }}
          >
            <TableHead
              columns={shown}
              sort={props.sort}
              onSort={props.onSort}
              lead={selectable ? <AllBox keys={keys} selected={selected} onToggle={selection.toggleAll} /> : null}
            />
            <TableRows
              {...props}
              rows={rows}
              columns={shown}
              scroller={scroller}
              selected={selected}
              selection={selectable ? selection : null}
              active={Math.min(active, rows.length - 1)}
              onActive={setActive}
            />
          </div>
        </div>
      )}
      {props.loadingMore ? <LoadingMore /> : null}
    </div>
  );
}

function TableTop<Row>({
  rows = [],
  total,
  selected = none,
  onSelect,
  bulkActions,
  children,
}: DataTableProps<Row> & { children: ReactNode }) {
  const words = useWords({ fa, en }).table;
  const format = useFormat();
  const count = format.number(rows.length);
  return (
    <Group justify="space-between" gap={8} mih={36}>
      {selected.size > 0 ? (
        <Group gap={8}>
          <Text size="sm" fw="medium">
            {words.selected(format.number(selected.size))}
          </Text>
          {bulkActions}
          <button type="button" className={styles["quiet"]} onClick={() => onSelect?.(new Set())}>
            {words.clearSelection}
          </button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {total === undefined || total === rows.length ? count : words.shown(count, format.number(total))}
        </Text>
      )}
      {children}
    </Group>
  );
}

function AllBox({ keys, selected, onToggle }: { keys: string[]; selected: ReadonlySet<string>; onToggle: () => void }) {
  const words = useWords({ fa, en }).table;
  const all = keys.every((key) => selected.has(key));
  return (
    <Checkbox
      size="xs"
      aria-label={words.selectAll}
      checked={all}
      indeterminate={!all && keys.some((key) => selected.has(key))}
      onChange={onToggle}
    />
  );
}

function LoadingMore() {
  const words = useWords({ fa, en }).table;
  return (
    <Group justify="center" py={12} gap={8} role="status">
      <Loader size="xs" type="dots" />
      <Text size="sm" c="dimmed">
        {words.loadingMore}
      </Text>
    </Group>
  );
}
