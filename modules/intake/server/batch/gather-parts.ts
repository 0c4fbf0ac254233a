import type { Line } from "./read-lines.ts";

const linesAtMost = 1000;
const bytesAtMost = 2 * 1024 * 1024;

/** Gathers lines into parts small enough for one transaction; what was read before a refusal still makes a part. */
export async function* gatherParts(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let part: Line[] = [];
  let bytes = 0;
  let refusal: unknown = null;
  try {
    for await (const line of lines) {
      part.push(line);
      bytes += line.bytes.length;
      if (part.length < linesAtMost && bytes < bytesAtMost) continue;
      yield part;
      part = [];
      bytes = 0;
    }
  } catch (error) {
    refusal = error;
  }
  if (part.length > 0) yield part;
  if (refusal) throw refusal;
}
