import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Refusal } from "../../../../platform/errors/index.ts";
import { describeFile, type FileRow, readRows } from "../../../../platform/files/index.ts";
import { orRefuse } from "../../../imports/index.ts";
import { guessColumns, namesPeople } from "./columns.ts";

/** A file of attendance: its heading, and the rows below it as a spreadsheet counts them. */
export type AttendanceFile = { header: string[]; rows: { row: number; cells: string[] }[] };

const mostRows = 50_000;
/** Programs write some lines about the meeting above the heading. */
const headingWithin = 30;

/**
 * Reads a file of any kind that `platform/files` knows. The heading is the first row that names people and something else, else the first
 * one that names people, else the very first. Refuses `empty_file`, files that cannot be read, and `too_large` beyond fifty thousand rows.
 */
export async function readAttendanceFile(bytes: Buffer): Promise<AttendanceFile> {
  const file = path.join(tmpdir(), `hamdel-attendance-${randomBytes(8).toString("hex")}`);
  try {
    await writeFile(file, bytes, { mode: 0o600 });
    const rows = await orRefuse(() => allRows(file));
    const heading = headingOf(rows);
    const below = rows.slice(heading + 1).map(({ row, cells }) => ({ row, cells }));
    return { header: rows[heading]!.cells, rows: below };
  } finally {
    await rm(file, { force: true });
  }
}

async function allRows(file: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  // Names are full of spaces: they part no columns here.
  const { delimiter } = await describeFile(file);
  for await (const part of readRows(file, delimiter === "whitespace" ? { delimiter: "comma" } : {})) {
    rows.push(...part);
    if (rows.length > mostRows) throw new Refusal("too_large", "file");
  }
  if (rows.length === 0) throw new Refusal("empty_file");
  return rows;
}

function headingOf(rows: readonly FileRow[]): number {
  const looked = rows.slice(0, headingWithin).map(({ cells }) => guessColumns(cells));
  const whole = looked.findIndex((columns) => namesPeople(columns) && Object.keys(columns).length > 1);
  const some = looked.findIndex(namesPeople);
  return whole >= 0 ? whole : Math.max(0, some);
}
