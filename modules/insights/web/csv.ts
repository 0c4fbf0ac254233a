import type { MetricAnswer, MetricGroup } from "../contract.ts";

type Cell = string | number | boolean | null | undefined;

/** The groups of an answer as CSV: the parts of the key, then the numbers. Texts that a spreadsheet would calculate are kept as texts. */
export function csvOf(answer: MetricAnswer): string {
  const rows = answer.groups.map(flat);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => line.map(written).join(",")).join("\r\n");
}

function flat({ key, ...numbers }: MetricGroup): Record<string, Cell> {
  const simple = Object.entries(numbers).filter(([, value]) => value === null || typeof value !== "object");
  return { ...key, ...(Object.fromEntries(simple) as Record<string, Cell>) };
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives the reader the numbers of an answer as a file. */
export function saveCsv(answer: MetricAnswer): void {
  // The mark lets spreadsheets read Persian as UTF-8.
  const file = new Blob([`\uFEFF${csvOf(answer)}`], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${answer.metric}-${answer.from}-${answer.to}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
