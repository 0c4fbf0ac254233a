export type Delimiter = "comma" | "tab" | "semicolon" | "whitespace";

const signs = { comma: ",", tab: "\t", semicolon: ";" } as const;

/** A row: its cells, or one cell with the whole line where its quotes make no sense. `end` is behind the line break. */
type Found = { cells: string[]; badQuotes: boolean; end: number };

/** Hears of each row; `length` is in characters. */
export type TakeRow = (cells: string[], badQuotes: boolean, length: number) => void;

const padding = /[ \t]+/;

/** Cells of a line padded with spaces or tabs; quotes have no meaning in such files. */
function paddedCells(line: string): string[] {
  const trimmed = line.trim();
  return trimmed ? trimmed.split(padding) : [""];
}

/**
 * Cuts text into rows. `push` gives the rows that are complete; what is left waits for the next text. `last` ends the file.
 * Quoting by RFC 4180, with any line break; spaces may stand between a closing quote and the delimiter.
 * A row with senseless quotes ends with its line, so one stray quote costs one line and not the rest of the file.
 */
export class RowCutter {
  #rest = "";
  readonly #sign: string;
  readonly #padded: boolean;
  readonly #newline: "\n" | "\r";
  readonly #maxRow: number;

  constructor(delimiter: Delimiter, newline: "\n" | "\r", maxRow: number) {
    this.#padded = delimiter === "whitespace";
    this.#sign = delimiter === "whitespace" ? " " : signs[delimiter];
    this.#newline = newline;
    this.#maxRow = maxRow;
  }

  /** Characters that wait for their line's end. */
  get waiting(): string {
    return this.#rest;
  }

  push(text: string, last: boolean, take: TakeRow): void {
    const all = this.#rest + text;
    let at = 0;
    // The next quote is looked for once, not once per line.
    let quote = this.#padded ? -1 : all.indexOf('"');
    while (at < all.length) {
      if (quote !== -1 && quote < at) quote = all.indexOf('"', at);
      const newline = all.indexOf(this.#newline, at);
      if (newline === -1 && !last) break;
      const lineEnd = newline === -1 ? all.length : newline;
      if (quote === -1 || quote > lineEnd) {
        const line = all.slice(at, all[lineEnd - 1] === "\r" && lineEnd > at ? lineEnd - 1 : lineEnd);
        take(this.#padded ? paddedCells(line) : line.split(this.#sign), false, line.length);
        at = lineEnd + 1;
        continue;
      }
      const found = this.#quotedRow(all, at, last);
      if (!found) break;
      take(found.cells, found.badQuotes, found.end - at);
      at = found.end;
    }
    this.#rest = all.slice(at);
  }

  /** The row that begins at `at`; undefined when its end has not come yet. */
  #quotedRow(text: string, at: number, last: boolean): Found | undefined {
    const cells: string[] = [];
    for (let start = at; ; ) {
      const field = text[start] === '"' ? quotedField(text, start) : undefined;
      // No closing quote within the longest row allowed: there is none.
      if (field?.open && (last || text.length - at > this.#maxRow)) return this.#wholeLine(text, at);
      let end = field ? field.end : this.#plainEnd(text, start);
      while (field && text[end] === " ") end++;
      // At the very end a quote may be the first of a pair, and a plain cell may go on: wait for what follows.
      if (end >= text.length && !last) return undefined;
      if (field && !this.#endsField(text, end)) return this.#wholeLine(text, at);
      cells.push(
        field ? field.value : text.slice(start, text[end - 1] === "\r" && text[end] !== this.#sign ? end - 1 : end),
      );
      if (text[end] === this.#sign) start = end + 1;
      else return { cells, badQuotes: false, end: this.#behindBreak(text, end) };
    }
  }

  #plainEnd(text: string, start: number): number {
    const newline = text.indexOf(this.#newline, start);
    const lineEnd = newline === -1 ? text.length : newline;
    const sign = text.indexOf(this.#sign, start);
    return sign === -1 || sign > lineEnd ? lineEnd : sign;
  }

  #endsField(text: string, at: number): boolean {
    const sign = text[at];
    return at >= text.length || sign === this.#sign || sign === this.#newline || sign === "\r";
  }

  #behindBreak(text: string, at: number): number {
    return text[at] === "\r" && text[at + 1] === this.#newline ? at + 2 : at + 1;
  }

  #wholeLine(text: string, at: number): Found {
    const newline = text.indexOf(this.#newline, at);
    const end = newline === -1 ? text.length : newline;
    return { cells: [text.slice(at, end)], badQuotes: true, end: end + 1 };
  }
}

/** A quoted field from its opening quote: what it says, the place behind its closing quote, `open` when there is none. */
function quotedField(text: string, start: number): { value: string; end: number; open: boolean } {
  let escaped = false;
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { value: "", end: text.length, open: true };
    if (text[quote + 1] !== '"') {
      const value = text.slice(start + 1, quote);
      return { value: escaped ? value.replaceAll('""', '"') : value, end: quote + 1, open: false };
    }
    escaped = true;
    from = quote + 2;
  }
}
