import { ScrollArea } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MetricAnswer, MetricGroup } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { rowsText } from "./rows-address.ts";

type RetentionTableProps = { answer: MetricAnswer; kind: "bounded" | "unbounded" };

/** The months later that fit on a page; later ones are in the file. */
const mostMonths = 24;

/** Cohorts by months: the cells are the picture, read aloud as sentences, walked by arrow keys, and each opens its customers. */
export function RetentionTable({ answer, kind }: RetentionTableProps) {
  const words = useWords({ fa, en }).retention;
  const format = useFormat();
  const cohorts = [...new Set(answer.groups.map(({ key }) => String(key["cohort"])))];
  const cells = new Map(answer.groups.map((group) => [`${group.key["cohort"]} ${group.key["month"]}`, group]));
  const last = Math.max(...answer.groups.map(({ key }) => Number(key["month"])));
  const months = Array.from({ length: Math.min(last, mostMonths) }, (_, place) => place + 1);
  const later = answer.groups.filter(({ key }) => Number(key["month"]) > 0);
  const highest = Math.max(0.0001, ...later.map(({ value }) => value ?? 0));
  return (
    <ScrollArea type="auto" offsetScrollbars>
      <table className={styles["heat"]} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: "start" }}>
              {words.cohort}
            </th>
            <th scope="col">{words.size}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {words.month(format.number(month))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort) => (
            <tr key={cohort}>
              <th scope="row">{format.month(cohort)}</th>
              <th>{format.number(cells.get(`${cohort} 0`)?.n ?? 0)}</th>
              {months.map((month) => {
                const group = cells.get(`${cohort} ${month}`);
                return (
                  <td key={month}>
                    {group ? <Cell group={group} highest={highest} answer={answer} kind={kind} /> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

type CellProps = RetentionTableProps & { group: MetricGroup; highest: number };

function Cell({ group, highest, answer, kind }: CellProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [, setFilters] = useAddressFilters();
  const { key, value, n, low, high } = group;
  const share = format.percent(value ?? 0);
  const spoken = words.retention.cell(
    format.month(String(key["cohort"])),
    format.number(Number(key["month"])),
    share,
    format.number(n),
  );
  const interval =
    low === null || high === null ? "" : ` (${words.insights.range(format.percent(low), format.percent(high))})`;
  const style = { "--heat": Math.round((46 * (value ?? 0)) / highest) } as React.CSSProperties;
  return (
    <button
      type="button"
      className={styles["cell"]}
      style={style}
      aria-label={spoken}
      title={`${spoken}${interval}`}
      onClick={() => setFilters({ rows: rowsText(answer, key, { kind, calendar: format.calendar }) })}
    >
      {share}
    </button>
  );
}

/** Arrow keys go from cell to cell, in the direction that they point on the page. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.parentElement as HTMLTableRowElement | undefined;
  if (!cell || !row) return;
  const ahead = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight" ? (event.key === ahead ? 1 : -1) : 0;
  const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (sideways === 0 && down === 0) return;
  const body = row.parentElement as HTMLTableSectionElement;
  const goal = body.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + sideways]?.querySelector("button");
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
