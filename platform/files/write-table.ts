import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Refusal } from "../errors/index.ts";
import { csvText, type Rows } from "./write-csv.ts";
import { ndjsonText } from "./write-ndjson.ts";
import { type SheetLook, xlsxBytes } from "./write-xlsx.ts";

export type TableFormat = "csv" | "ndjson" | "xlsx";

/** A table on its way into a file: `fields` name the values for programs, `headings` for readers; rows come as they are read. */
export type Table = { fields: readonly string[]; headings: readonly string[]; rows: Rows; look: SheetLook };

/** The table in a format, as a stream in memory that does not grow with its rows. */
export function tableBytes({ fields, headings, rows, look }: Table, format: TableFormat): Readable {
  if (format === "xlsx") return Readable.from(xlsxBytes(headings, rows, look));
  return Readable.from(format === "csv" ? csvText(headings, rows) : ndjsonText(fields, rows));
}

/**
 * Writes a table into the file, in the format that its name ends with: .csv, .ndjson, each also with .gz, or .xlsx. Only the
 * account that writes may read it, and it appears whole or not at all. Gives the number of its rows. Refuses
 * `export_format_unknown`, before a row is asked for, and `export_file_refused` where the file cannot be made.
 */
export async function writeTable(file: string, table: Table): Promise<number> {
  const { format, packed } = formatOf(file);
  let written = 0;
  async function* counted() {
    for await (const row of table.rows) {
      written++;
      yield row;
    }
  }
  const unfinished = `${file}.part`;
  try {
    const to = createWriteStream(unfinished, { mode: 0o600 });
    const bytes = tableBytes({ ...table, rows: counted() }, format);
    await (packed ? pipeline(bytes, createGzip(), to) : pipeline(bytes, to));
    await rename(unfinished, file);
    return written;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw isOfThePlace(error) ? new Refusal("export_file_refused", { field: "file", values: { file } }) : error;
  }
}

function formatOf(file: string): { format: TableFormat; packed: boolean } {
  const [, format, packed] = /\.(csv|ndjson|xlsx)(\.gz)?$/i.exec(file) ?? [];
  const known = format?.toLowerCase() as TableFormat | undefined;
  // A workbook is packed already.
  if (!known || (known === "xlsx" && packed))
    throw new Refusal("export_format_unknown", { field: "file", values: { file } });
  return { format: known, packed: packed !== undefined };
}

const ofThePlace = new Set(["ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EROFS", "ENAMETOOLONG"]);

function isOfThePlace(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return (syscall === "open" || syscall === "rename") && ofThePlace.has(code ?? "");
}
