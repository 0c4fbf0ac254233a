import type { Cell, Rows } from "./write-csv.ts";

const piece = 64 * 1024;

/** NDJSON text of any number of rows, in pieces: one object a line with every field, an empty cell as null. */
export async function* ndjsonText(fields: readonly string[], rows: Rows): AsyncGenerator<string> {
  let text = "";
  for await (const row of rows) {
    text += `${JSON.stringify(Object.fromEntries(fields.map((field, at) => [field, jsonValue(row[at])])))}\n`;
    if (text.length < piece) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}

function jsonValue(cell: Cell): string | number | null {
  return typeof cell === "bigint" ? String(cell) : (cell ?? null);
}
