import type { TextChunk } from "./decode.ts";
import { FileProblem, type RowProblem } from "./file-problem.ts";
import { limits } from "./limits.ts";
import { type FileRow, textProblem } from "./rows.ts";

const maxDepth = 64;

/** The objects of NDJSON text, one batch for each chunk of text; empty lines are counted and left out. */
export async function* ndjsonRows(chunks: AsyncIterable<TextChunk>): AsyncGenerator<FileRow[]> {
  let row = 0;
  let rest = "";
  let suspect = false;
  for await (const chunk of chunks) {
    suspect = chunk.suspect || (suspect && rest !== "");
    const lines = (rest + chunk.text).split("\n");
    rest = lines.pop() ?? "";
    const batch: FileRow[] = [];
    for (const line of lines) {
      row++;
      if (line.length > limits.row) throw tooLong(row);
      if (line.trim()) batch.push(recordRow(row, line, suspect));
    }
    if (rest.length > limits.row) throw tooLong(row + 1);
    if (batch.length > 0) yield batch;
  }
  if (rest.trim()) yield [recordRow(row + 1, rest, suspect)];
}

function tooLong(row: number): FileProblem {
  return new FileProblem("row_too_long", { row, limit: limits.row / 1024 ** 2 });
}

function recordRow(row: number, line: string, suspect: boolean): FileRow {
  const cells = [line.endsWith("\r") ? line.slice(0, -1) : line];
  const refused = (problem: RowProblem): FileRow => ({ row, cells, record: undefined, problem });
  const unsound = suspect ? textProblem(cells) : undefined;
  if (unsound) return refused(unsound);
  const record = parsed(line);
  if (record === undefined) return refused({ code: "malformed_json", detail: line.trim().slice(0, 40) });
  if (typeof record !== "object" || record === null || Array.isArray(record))
    return refused({ code: "malformed_json", detail: Array.isArray(record) ? "[…]" : String(record).slice(0, 40) });
  const unfit = unfitIn(record, maxDepth, line.includes("\\u"));
  if (unfit) return refused({ code: unfit, detail: unfit === "malformed_json" ? `> ${maxDepth}` : "\\u0000, \\ud800" });
  return { row, cells, record: record as Record<string, unknown>, problem: undefined };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Valid JSON that cannot be kept: nesting so deep that walking it ends the program, and NUL or half surrogates, which no
 * database stores as text and which only an escape (`\\u0000`) can bring in.
 */
function unfitIn(value: unknown, depth: number, escapes: boolean): "malformed_json" | "null_character" | undefined {
  if (typeof value === "string") return escapes && unstorable(value) ? "null_character" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === 0) return "malformed_json";
  for (const [key, inner] of Object.entries(value)) {
    const found = escapes && unstorable(key) ? "null_character" : unfitIn(inner, depth - 1, escapes);
    if (found) return found;
  }
  return undefined;
}

function unstorable(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}
