import { stat } from "node:fs/promises";
import { type FileRow, readRows } from "../../../platform/files/index.ts";
import { needsRowIds, type OpenRun, rowReader } from "./open-run.ts";
import { reason } from "./reasons.ts";
import { RepeatedRows } from "./repeated-rows.ts";
import { cellOf, rowHasher } from "./row-cells.ts";
import { type Chunk, chunkRows, type Thing } from "./things.ts";

export type HearProgress = (part: number) => void;

/** The rows of a file behind its header, in batches. */
export async function* dataRows({ run, path }: OpenRun, hear: HearProgress = () => {}): AsyncGenerator<FileRow[]> {
  const { delimiter, header } = run.mapping;
  let headed = !header;
  const progress = (read: number, all: number) => hear(all > 0 ? read / all : 1);
  for await (const batch of readRows(path, { ...(delimiter && { delimiter }), progress })) {
    // Records of NDJSON name their fields themselves.
    if (headed || batch[0]?.record || batch[0]?.problem?.code === "malformed_json") yield batch;
    else if (batch.length > 1) yield batch.slice(1);
    headed = true;
  }
}

/** The things of a file of which each row is one, behind the row where an earlier run was broken off. */
export async function* thingsInOrder(open: OpenRun, hearFirstLook: HearProgress): AsyncGenerator<Chunk> {
  const idOf = needsRowIds(open.run) ? await madeIds(open, hearFirstLook) : mappedIds(open);
  const read = rowReader(open);
  const after = open.run.applied_to;
  let things: Thing[] = [];
  let progress = 0;
  for await (const batch of dataRows(open, (part) => (progress = part))) {
    for (const row of batch) {
      const id = row.problem ? "" : idOf(row);
      if (row.row <= after) continue;
      const said = id === null ? [{ row, reason: reason("field_missing", "external_id") }] : read([row], id);
      things.push({ rows: [row], said, to: row.row });
    }
    if (things.length < chunkRows) continue;
    yield { things, progress };
    things = [];
  }
  if (things.length > 0) yield { things, progress: 1 };
}

function mappedIds({ run }: OpenRun): (row: FileRow) => string | null {
  const place = run.mapping.columns["external_id"];
  return run.what === "customers" ? () => "" : (row) => cellOf(row, place) || null;
}

/** Ids of rows that have none: the hash of what they say, and for the second of twins and later ones how many came before. */
async function madeIds(open: OpenRun, hear: HearProgress): Promise<(row: FileRow) => string> {
  const hashOf = rowHasher(open.run.mapping);
  const repeated = new RepeatedRows(await rowsAtMost(open.path));
  for await (const batch of dataRows(open, hear)) for (const row of batch) if (!row.problem) repeated.see(hashOf(row));
  return (row) => {
    const hash = hashOf(row);
    const before = repeated.before(hash);
    return before === 0 ? hash : `${hash}.${before}`;
  };
}

/** How many rows a file of this size may have: more only makes the first look less sharp. */
async function rowsAtMost(path: string): Promise<number> {
  const { size } = await stat(path);
  return Math.ceil(size / 5);
}
