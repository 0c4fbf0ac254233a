import { decoded } from "./decode.ts";
import { FileProblem } from "./file-problem.ts";
import { ndjsonRows } from "./records.ts";
import { delimitedRows, type FileRow } from "./rows.ts";
import { type FileKind, type Known, sniffFile } from "./sniff.ts";
import { type Progress, unpackedBytes } from "./unpack.ts";
import { xlsxRows } from "./xlsx-rows.ts";

export type ReadOptions = Known & { progress?: Progress };

/**
 * The rows of a file in batches, the header as the first row; memory does not grow with the file. What the options leave
 * open is found out from the file. Rows that cannot be used carry their `problem`; a FileProblem is thrown when the whole
 * file cannot be read (on), possibly after some batches. Breaking off the loop closes the file.
 */
export async function* readRows(path: string, options: ReadOptions = {}): AsyncGenerator<FileRow[]> {
  const kind = await sniffFile(path, options);
  yield* rowsOf(path, kind, options.progress);
}

function rowsOf(path: string, kind: FileKind, progress?: Progress): AsyncGenerator<FileRow[]> {
  if (kind.format === "xlsx") return xlsxRows(path, kind.compressed, progress);
  const text = decoded(unpackedBytes(path, kind.compressed, progress), kind.encoding);
  return kind.format === "ndjson" ? ndjsonRows(text) : delimitedRows(text, kind.delimiter, kind.newline);
}

const sampleRows = 20;

/** What a file is and how it begins, for a preview. `header` holds the column names (NDJSON: the keys of the first records). */
export type FileShape = FileKind & { header: string[]; rows: FileRow[] };

/** Looks into a file: its kind, its header and its first twenty rows. Throws a FileProblem when it cannot be read. */
export async function describeFile(path: string, options: Known = {}): Promise<FileShape> {
  const kind = await sniffFile(path, options);
  const rows: FileRow[] = [];
  for await (const batch of rowsOf(path, kind)) {
    rows.push(...batch.slice(0, sampleRows + 1));
    if (rows.length > sampleRows) break;
  }
  if (rows.length === 0) throw new FileProblem("empty_file");
  if (kind.format !== "ndjson") return { ...kind, header: rows[0]!.cells, rows: rows.slice(1, sampleRows + 1) };
  const keys = new Set(rows.slice(0, sampleRows).flatMap(({ record }) => Object.keys(record ?? {})));
  return { ...kind, header: [...keys], rows: rows.slice(0, sampleRows) };
}
