import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { putInQuarantine } from "../quarantine.ts";
import { storeRaw } from "../raw-input.ts";
import { sourceId } from "../source.ts";
import { fieldOf, type Told } from "./answer-lines.ts";
import type { LineReader } from "./line-reader.ts";
import type { Line } from "./read-lines.ts";

/** The media type of batches: one JSON object on each line. */
export const ndjson = "application/x-ndjson";

export type Part<Read, Done extends { result: string }> = {
  lines: readonly Line[];
  /** The bytes in which they came. */
  raw: Buffer;
  how: LineReader<Read, Done>;
  now: Date;
  /** Works in a transaction: one of its own, or the caller's. */
  within<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Writes what was understood, each line apart from the others' failures. */
  write(read: readonly Read[]): Promise<(Done | Refusal)[]>;
};

/** Stores lines raw, understands and writes the good ones, puts the bad ones in the quarantine, and gives what became of each. */
export async function takeInPart<Read, Done extends { result: string }>(part: Part<Read, Done>): Promise<Told<Done>[]> {
  const { lines, how, now, within } = part;
  const stored = await within(async (ctx) => {
    const source = await sourceId(ctx, "api");
    return { source, id: await storeRaw(ctx, { sourceId: source, contentType: ndjson, body: part.raw }) };
  });
  const understood = lines.map((line) => understand(line, how, now));
  const written = await part.write(understood.flatMap(({ refusal, read }) => (refusal ? [] : [read as Read])));
  let next = 0;
  const outcomes = understood.map(({ refusal }) => refusal ?? written[next++]!);
  const rejected = lines.flatMap((line, at) => {
    const outcome = outcomes[at];
    return outcome instanceof Refusal ? [waiting(line, outcome, { ...stored, reader: how.reader })] : [];
  });
  if (rejected.length > 0) await within((ctx) => putInQuarantine(ctx, rejected));
  return lines.map((line, at) => ({ line: line.number, outcome: outcomes[at]! }));
}

function understand<Read, Done extends { result: string }>(line: Line, how: LineReader<Read, Done>, now: Date) {
  try {
    if (line.tooLong) throw new Refusal("line_too_long");
    return { read: how.understand(line.bytes, now, line.number), refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { read: null, refusal: error };
    throw error;
  }
}

function waiting(line: Line, refusal: Refusal, from: { source: number; id: number; reader: string }) {
  return {
    sourceId: from.source,
    rawInputId: from.id,
    reader: from.reader,
    line: line.number,
    body: line.bytes.toString(),
    problemCode: refusal.code,
    problemField: fieldOf(refusal),
  };
}
