import { Checkbox, UnstyledButton } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { BrandLink } from "./brand-link.tsx";
import styles from "./data-table.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { Column } from "./table-column.ts";
import { useWords } from "./use-words.ts";

type CardListProps<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  rowPath?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onEnd?: () => void;
  onSelect?: unknown;
  selected: ReadonlySet<string>;
  onToggle: (index: number, range: boolean) => void;
  card?: (row: Row) => ReactNode;
};

/** The rows of a table on a phone: one card each, in the page's own scroll. */
export function CardList<Row>(props: CardListProps<Row>) {
  const { rows, onEnd } = props;
  const words = useWords({ fa, en }).table;
  const list = useRef<HTMLUListElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 76,
    overscan: 6,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once per reached end, not per new function
  useEffect(() => {
    if (lastShown >= rows.length - 6) onEnd?.();
  }, [lastShown, rows.length]);
  return (
    <ul ref={list} aria-label={props.label} className={styles["cards"]} style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        const top = item.start - virtual.options.scrollMargin;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, the link or button inside opens the card
          <li
            key={props.rowKey(row)}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles["card"]}
            style={{ transform: `translateY(${top}px)` }}
            onClick={(event) => opens(event) && props.onOpen?.(row)}
          >
            {props.onSelect ? (
              <Checkbox
                size="xs"
                mt={4}
                aria-label={words.selectRow(props.rowName(row))}
                checked={props.selected.has(props.rowKey(row))}
                onChange={() => props.onToggle(item.index, false)}
              />
            ) : null}
            <div className={styles["cardText"]}>
              {props.card ? props.card(row) : <PlainCard {...props} row={row} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function opens(event: MouseEvent): boolean {
  return !(event.target instanceof Element && event.target.closest("a,button,input,label"));
}

function PlainCard<Row>({ row, columns, rowPath, onOpen }: CardListProps<Row> & { row: Row }) {
  const [first, ...others] = columns;
  if (!first) return null;
  return (
    <>
      <div className={styles["cardTitle"]}>
        {rowPath ? (
          <BrandLink path={rowPath(row)} c="inherit">
            {first.cell(row)}
          </BrandLink>
        ) : (
          <UnstyledButton fz="inherit" fw="inherit" onClick={() => onOpen?.(row)}>
            {first.cell(row)}
          </UnstyledButton>
        )}
      </div>
      <dl className={styles["cardFacts"]}>
        {others.slice(0, 4).map((column) => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd>{column.cell(row)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
