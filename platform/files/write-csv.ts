/** A cell of an export; null and undefined are empty. */
export type Cell = string | number | bigint | null | undefined;
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

// Signs with which a spreadsheet takes text for a formula, also in their wide forms. Source: OWASP, "CSV Injection".
const formula = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d[\d.,]*$/;

/**
 * One line of CSV with its CRLF (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in front;
 * numbers and phone numbers (`-12.5`, `+98912…`) stay as they are.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const piece = 64 * 1024;

/** CSV text of any number of rows, in pieces; begins with a byte order mark, without which Excel misreads Persian. */
export async function* csvText(header: readonly string[], rows: Rows): AsyncGenerator<string> {
  let text = `\ufeff${csvLine(header)}`;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < piece) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}
