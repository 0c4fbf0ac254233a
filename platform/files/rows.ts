import { brokenBytes, storable, type TextChunk } from "./decode.ts";
import { type Delimiter, RowCutter } from "./delimited.ts";
import { FileProblem, type RowProblem } from "./file-problem.ts";
import { limits } from "./limits.ts";

/**
 * One row of a file. `row` counts as a spreadsheet shows it: from 1, the header and empty rows included, a cell with line
 * breaks inside counting as one row. `record` is there for NDJSON only (`cells` then holds the line as it was).
 * With a `problem` the row is to be refused; `cells` are what could be read, fit to be stored and handed back.
 */
export type FileRow = {
  row: number;
  cells: string[];
  record: Record<string, unknown> | undefined;
  problem: RowProblem | undefined;
};

/** Numbers rows and refuses those that do not fit the header, which is the first row that is not empty. */
export class RowKeeper {
  #row = 0;
  #width = 0;
  #batch: FileRow[] = [];

  get row(): number {
    return this.#row;
  }

  /** The rows kept since the last call. */
  batch(): FileRow[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  keep(cells: string[], problem: RowProblem | undefined): void {
    this.#row++;
    if (isEmpty(cells)) return;
    if (this.#width === 0) {
      if (problem) throw new FileProblem("unreadable_header", { row: this.#row });
      this.#width = checkedWidth(cells);
    }
    const found = problem ?? (cells.length === this.#width ? undefined : this.#fit(cells));
    this.#batch.push({ row: this.#row, cells, record: undefined, problem: found });
  }

  /** Keeps a row of a sheet, which leaves out empty rows and the empty cells at a row's end. */
  keepSheetRow(row: number, cells: string[]): void {
    this.#row = row - 1;
    while (cells.length > 0 && cells.length < this.#width) cells.push("");
    this.keep(cells, undefined);
  }

  /** Empty cells behind the last column are no difference; anything else is. */
  #fit(cells: string[]): RowProblem | undefined {
    let length = cells.length;
    while (length > this.#width && cells[length - 1] === "") length--;
    if (length !== this.#width) return { code: "ragged_row", detail: `${cells.length} ≠ ${this.#width}` };
    cells.length = length;
    return undefined;
  }
}

function isEmpty(cells: string[]): boolean {
  if (cells[0] !== "") return cells.length === 0;
  return cells.every((cell) => cell === "");
}

/** How many columns a header has, refused beyond the limit. */
export function checkedWidth(header: string[]): number {
  if (header.length > limits.columns) throw new FileProblem("too_many_columns", { limit: limits.columns });
  return header.length;
}

/** The rows of delimited text, one batch for each chunk of text. */
export async function* delimitedRows(
  chunks: AsyncIterable<TextChunk>,
  delimiter: Delimiter,
  newline: "\n" | "\r",
): AsyncGenerator<FileRow[]> {
  const cutter = new RowCutter(delimiter, newline, limits.row);
  const keeper = new RowKeeper();
  let suspect = false;
  const take = (cells: string[], badQuotes: boolean, length: number) => {
    if (length > limits.row) throw tooLong(keeper, cells.length);
    const problem = badQuotes ? ({ code: "bad_quotes", detail: "" } as const) : undefined;
    keeper.keep(cells, suspect ? (textProblem(cells) ?? problem) : problem);
  };
  for await (const chunk of chunks) {
    suspect = chunk.suspect || (suspect && cutter.waiting !== "");
    cutter.push(chunk.text, false, take);
    if (cutter.waiting.length > limits.row) throw tooLong(keeper, columnsIn(cutter.waiting, delimiter));
    const batch = keeper.batch();
    if (batch.length > 0) yield batch;
  }
  cutter.push("", true, take);
  const batch = keeper.batch();
  if (batch.length > 0) yield batch;
}

function columnsIn(text: string, delimiter: Delimiter): number {
  return text.split({ comma: ",", tab: "\t", semicolon: ";", whitespace: /[ \t]+/ }[delimiter], limits.columns + 1)
    .length;
}

function tooLong(keeper: RowKeeper, columns: number): FileProblem {
  if (keeper.row === 0 && columns > limits.columns)
    return new FileProblem("too_many_columns", { limit: limits.columns });
  return new FileProblem("row_too_long", { row: keeper.row + 1, limit: limits.row / 1024 ** 2 });
}

/** Finds broken bytes and NUL in a row; its cells are then rewritten so that they can be stored. */
export function textProblem(cells: string[]): RowProblem | undefined {
  const text = cells.join("");
  const bytes = brokenBytes(text);
  const empty = text.includes("\0");
  if (!bytes && !empty) return undefined;
  for (const [index, cell] of cells.entries()) cells[index] = storable(cell);
  return bytes ? { code: "broken_text", detail: bytes } : { code: "null_character", detail: "␀" };
}
