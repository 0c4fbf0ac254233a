import type { ReactNode } from "react";

/** The rows are in this order; `key` is a column's. */
export type Sort = { key: string; direction: "up" | "down" };

/** A column of a `DataTable`. */
export type Column<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand with their units under each other, in figures of one width. */
  number?: boolean;
  /** Smallest width in pixels (120 unless told); `grow` says how much of the spare room it takes (1 unless told). */
  width?: number;
  grow?: number;
  sortable?: boolean;
  /** Hidden until chosen from the columns menu. */
  hidden?: boolean;
};

/** The columns to show, given what the reader chose; the first one always stays. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], chosen: Record<string, boolean>): Column<Row>[] {
  return columns.filter((column, index) => index === 0 || (chosen[column.key] ?? !column.hidden));
}

/** The CSS grid of a row. */
export function gridOf<Row>(columns: readonly Column<Row>[], selectable: boolean): string {
  const tracks = columns.map(({ width = 120, grow = 1 }) => `minmax(${width}px, ${grow}fr)`);
  return `${selectable ? "40px " : ""}${tracks.join(" ")}`;
}

/** The least width in pixels at which the columns are readable. */
export function leastWidth<Row>(columns: readonly Column<Row>[], selectable: boolean): number {
  return columns.reduce((sum, { width = 120 }) => sum + width, selectable ? 40 : 0);
}
