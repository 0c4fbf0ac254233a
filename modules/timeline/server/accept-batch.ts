import { problemOf, Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { type BatchOf, chunksOf, takeInChunk } from "./batch-chunk.ts";
import { readLines } from "./read-lines.ts";

const megabyte = 1024 * 1024;
const limits = { line: megabyte, body: 50 * megabyte };
/** So many bad lines are a wrong file, not bad lines. */
const mostRejected = 10_000;

/**
 * Takes in NDJSON of any length up to 50 MB in parts of a thousand lines: each part is stored raw, understood, and committed before the
 * next one is read, so memory stays bounded and what is done stays done when the sender breaks off. Gives the answer in pieces of
 * JSON (see batchAnswer in the contract); it begins when the whole body was read.
 */
export async function acceptBatch(house: House, batch: BatchOf, stream: AsyncIterable<Buffer>): Promise<string[]> {
  const counts = { read: 0, recorded: 0, repeated: 0, rejected: 0 };
  // One text per part instead of an object per line: this is all that stays in memory.
  const told: string[] = [];
  let stopped: Refusal | null = null;
  try {
    for await (const chunk of chunksOf(readLines(stream, limits))) {
      const answers = await takeInChunk(house, batch, chunk);
      for (const answer of answers) counts[answer.result] += 1;
      counts.read += answers.length;
      told.push(`${told.length > 0 ? "," : ""}${answers.map((answer) => JSON.stringify(answer)).join(",")}`);
      if (counts.rejected > mostRejected) throw new Refusal("too_many_bad_lines");
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Nothing was taken in yet: then the whole request is refused.
    if (counts.read === 0) throw error;
    stopped = error;
  }
  const rest = { ...counts, ...(stopped && { stopped: problemOf(stopped, batch.language) }) };
  return ['{"results":[', ...told, `],${JSON.stringify(rest).slice(1)}`];
}
