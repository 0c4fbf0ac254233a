import type * as z from "zod";
import type { examplesImported } from "../../contract.ts";

export type ReadExample = { text: string; intent: string };
type Rejected = z.infer<typeof examplesImported>["rejected"];
const longest = 500;

/** Reads examples as a JSON array, as JSON lines, or as CSV with the columns text and intent. Gives what was read and which lines were not. */
export function readExamples(format: "json" | "csv", text: string): { examples: ReadExample[]; rejected: Rejected } {
  const rows = format === "json" ? jsonRows(text) : csvRows(text);
  const examples: ReadExample[] = [];
  const rejected: Rejected = [];
  for (const { line, row } of rows) {
    const said = typeof row?.["text"] === "string" ? row["text"].trim() : "";
    const intent = typeof row?.["intent"] === "string" ? row["intent"].trim() : "";
    if (said === "") rejected.push({ line, code: "no_text" });
    else if (intent === "") rejected.push({ line, code: "no_intent" });
    else if (said.length > longest || intent.length > 120) rejected.push({ line, code: "too_long" });
    else examples.push({ text: said, intent });
  }
  return { examples, rejected: rejected.slice(0, 200) };
}

type Row = { line: number; row: Record<string, unknown> | null };

function jsonRows(text: string): Row[] {
  const whole = parsed(text);
  if (Array.isArray(whole)) return whole.map((row, at) => ({ line: at + 1, row: isObject(row) ? row : null }));
  return text
    .split("\n")
    .map((one, at) => ({ line: at + 1, text: one.trim() }))
    .filter((one) => one.text !== "")
    .map(({ line, text: one }) => ({
      line,
      row: isObject(parsed(one)) ? (parsed(one) as Record<string, unknown>) : null,
    }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** CSV with quotes (RFC 4180); comma, semicolon or tab, whichever its first line has. Without a header the first column is the text. */
function csvRows(text: string): Row[] {
  const bare = text.replace(/^\uFEFF/, "");
  const first = bare.slice(0, bare.indexOf("\n") + 1 || undefined);
  const delimiter = ["\t", ";", ","].find((one) => first.includes(one)) ?? ",";
  const [head, ...rest] = cellsOf(bare, delimiter);
  if (!head) return [];
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const named = names.includes("text") && names.includes("intent");
  const [textAt, intentAt] = named ? [names.indexOf("text"), names.indexOf("intent")] : [0, 1];
  return (named ? rest : [head, ...rest]).map(({ line, cells }) => ({
    line,
    row: { text: cells[textAt], intent: cells[intentAt] },
  }));
}

function cellsOf(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) rows.push({ line: begun, cells });
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === "\n") line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") {
      endRow();
      begun = line;
    } else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}
