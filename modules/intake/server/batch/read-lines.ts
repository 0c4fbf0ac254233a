import { Refusal } from "../../../../platform/errors/index.ts";

/** One line of a body, counted from 1. `tooLong` lines carry only their beginning. */
export type Line = { number: number; bytes: Buffer; tooLong: boolean };
export type LineLimits = { line: number; body: number };

const newline = 10;
const keptOfLongLine = 2000;

/**
 * Splits a stream into lines without ever holding more than one of them; blank lines are counted and left out. Refuses `too_large`
 * when the body is longer than allowed, after giving the lines before that.
 */
export async function* readLines(
  stream: AsyncIterable<Buffer> | Iterable<Buffer>,
  limits: LineLimits,
): AsyncGenerator<Line> {
  let number = 1;
  let total = 0;
  let open: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    if (length <= limits.line) open.push(part);
    else if (open.length > 0) open = [Buffer.concat(open).subarray(0, keptOfLongLine)];
    else open = [part.subarray(0, keptOfLongLine)];
  };
  const close = (): Line => {
    const line = {
      number: number++,
      bytes: open.length === 1 ? open[0]! : Buffer.concat(open),
      tooLong: length > limits.line,
    };
    open = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > limits.body) throw new Refusal("too_large");
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = close();
      if (!isBlank(line)) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = close();
  if (!isBlank(last)) yield last;
}

function isBlank({ bytes }: Line): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
