// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by a CSS grid and virtualised, which table elements do not allow
import { Checkbox } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from "react";
import { BrandLink } from "./brand-link.tsx";
import styles from "./data-table.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { usePreferences } from "./preferences.tsx";
import type { Column } from "./table-column.ts";
import { useWords } from "./use-words.ts";

type Selection = { toggle: (index: number, range: boolean) => void; toggleAll: () => void };

type TableRowsProps<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  rowPath?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onEnd?: () => void;
  scroller: RefObject<HTMLDivElement | null>;
  selected: ReadonlySet<string>;
  selection: Selection | null;
  active: number;
  onActive: (index: number) => void;
};

/** The rows in view, and a few around them; arrows move, Space chooses, Enter opens. */
export function TableRows<Row>(props: TableRowsProps<Row>) {
  const { rows, scroller, active, onEnd } = props;
  const { density } = usePreferences();
  const height = density === "compact" ? 38 : 48;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once per reached end, not per new function
  useEffect(() => {
    if (lastShown >= rows.length - 10) onEnd?.();
  }, [lastShown, rows.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the only thing measured
  useEffect(() => virtual.measure(), [height]);

  function move(to: number) {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    props.onActive(index);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[event.key];
    if (step !== undefined) {
      if (event.shiftKey && props.selection) props.selection.toggle(active + Math.sign(step), true);
      move(active + step);
    } else if (event.key === "Home") move(0);
    else if (event.key === "End") move(rows.length - 1);
    else if (event.key === " " && props.selection) props.selection.toggle(active, event.shiftKey);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey) && props.selection) props.selection.toggleAll();
    else if (event.key === "Enter" && rows[active] !== undefined) props.onOpen?.(rows[active]);
    else return;
    event.preventDefault();
  }

  return (
    <div role="rowgroup" className={styles["body"]} style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        const place = { transform: `translateY(${item.start}px)`, height };
        return <TableRow key={props.rowKey(row)} {...props} row={row} index={item.index} place={place} />;
      })}
    </div>
  );
}

type TableRowProps<Row> = TableRowsProps<Row> & {
  row: Row;
  index: number;
  place: { transform: string; height: number };
};

function TableRow<Row>({ row, index, place, ...props }: TableRowProps<Row>) {
  const words = useWords({ fa, en }).table;
  const selected = props.selected.has(props.rowKey(row));
  const { selection, onOpen } = props;
  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest("a,button,input,label")) return;
    if (String(window.getSelection()).length > 0) return;
    props.onActive(index);
    onOpen?.(row);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard by the row group
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection ? selected : undefined}
      tabIndex={index === props.active ? 0 : -1}
      data-index={index}
      data-open={onOpen ? true : undefined}
      className={styles["row"]}
      style={place}
      onClick={onClick}
      onFocus={() => props.onActive(index)}
    >
      {selection ? (
        <div role="gridcell" tabIndex={-1} className={styles["box"]}>
          <Checkbox
            size="xs"
            aria-label={words.selectRow(props.rowName(row))}
            checked={selected}
            onChange={() => undefined}
            onClick={(event) => selection.toggle(index, event.shiftKey)}
          />
        </div>
      ) : null}
      {props.columns.map((column, place) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          className={styles["cell"]}
          data-number={column.number || undefined}
        >
          {place === 0 && props.rowPath ? (
            <BrandLink path={props.rowPath(row)} c="inherit">
              {column.cell(row)}
            </BrandLink>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}
