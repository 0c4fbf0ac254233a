import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { csvLine } from "../../../../platform/files/index.ts";
import type { RowsToSend } from "./export-tables.ts";

const packed = promisify(gzip);
/** A part is closed after so many bytes, before they are packed. */
export const mostOfPart = 25_000_000;
const piece = 64 * 1024;

export type Part = { n: number; rows: number; bytes: Buffer; sha256: string };
type Cutting = { gzip: boolean; most?: number };

/**
 * A table as CSV files (UTF-8), each with the names of the columns, cut so that one of them is in memory at a time: rows of the next are
 * not asked for before this one was taken. A table without rows is one file.
 */
export async function* writeParts({ fields, rows }: RowsToSend, how: Cutting): AsyncGenerator<Part> {
  const { most = mostOfPart } = how;
  const head = csvLine(fields);
  let part = newPart(1, head);
  for await (const row of rows) {
    if (part.size >= most) {
      yield await closed(part, how);
      part = newPart(part.n + 1, head);
    }
    add(part, csvLine(row));
    part.rows++;
  }
  yield await closed(part, how);
}

type Open = { n: number; rows: number; size: number; text: string; pieces: Buffer[] };

function newPart(n: number, head: string): Open {
  return { n, rows: 0, size: 0, text: head, pieces: [] };
}

function add(part: Open, line: string): void {
  part.text += line;
  if (part.text.length >= piece) flush(part);
}

function flush(part: Open): void {
  const bytes = Buffer.from(part.text);
  part.pieces.push(bytes);
  part.size += bytes.length;
  part.text = "";
}

async function closed(part: Open, how: Cutting): Promise<Part> {
  flush(part);
  const whole = Buffer.concat(part.pieces);
  part.pieces.length = 0;
  const bytes = how.gzip ? await packed(whole) : whole;
  return { n: part.n, rows: part.rows, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
