// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by a CSS grid and virtualised, which table elements do not allow
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./data-table.module.css";
import type { Column, Sort } from "./table-column.ts";

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  lead: ReactNode;
};

/** The line of column titles; the sortable ones are buttons. */
export function TableHead<Row>({ columns, sort, onSort, lead }: TableHeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles["head"]}>
      <div role="row" tabIndex={-1} className={styles["row"]} aria-rowindex={1}>
        {lead ? (
          <div role="columnheader" tabIndex={-1} className={styles["box"]}>
            {lead}
          </div>
        ) : null}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            tabIndex={-1}
            className={styles["title"]}
            data-number={column.number || undefined}
            aria-sort={sortOf(column, sort)}
          >
            {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.title}
          </div>
        ))}
      </div>
    </div>
  );
}

type SortButtonProps<Row> = { column: Column<Row>; sort: Sort | undefined; onSort: (sort: Sort) => void };

function SortButton<Row>({ column, sort, onSort }: SortButtonProps<Row>) {
  const mine = sort?.key === column.key ? sort.direction : null;
  const Arrow = mine === "up" ? IconArrowUp : mine === "down" ? IconArrowDown : IconArrowsSort;
  // Numbers and times are asked for from the largest down, names from the first letter on.
  const first = column.number ? "down" : "up";
  const next = mine === null ? first : mine === "up" ? "down" : "up";
  return (
    <button
      type="button"
      className={styles["sort"]}
      data-active={mine ?? undefined}
      onClick={() => onSort({ key: column.key, direction: next })}
    >
      <span>{column.title}</span>
      <Arrow size={14} stroke={1.6} aria-hidden />
    </button>
  );
}

function sortOf<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!column.sortable) return undefined;
  if (sort?.key !== column.key) return "none" as const;
  return sort.direction === "up" ? ("ascending" as const) : ("descending" as const);
}
