import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, readLines } from "./read-lines.ts";

test("however a body is cut into chunks, its lines are the same", async () => {
  const gather = async (chunks: Buffer[]) => {
    const found: [number, string, boolean][] = [];
    const lines: AsyncGenerator<Line> = readLines(Readable.from(chunks), { line: 40, body: 100_000 });
    for await (const { number, bytes, tooLong } of lines)
      found.push([number, tooLong ? "" : bytes.toString(), tooLong]);
    return found;
  };
  const text = fc.array(
    fc.string({ maxLength: 60, unit: "binary" }).map((s) => s.replaceAll("\n", "")),
    { maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(400), { maxLength: 10 }), async (lines, cuts) => {
      const body = Buffer.from(lines.join("\n"));
      const places = [0, ...cuts.map((cut) => Math.min(cut, body.length)).sort((a, b) => a - b), body.length];
      const chunks = places.slice(1).map((end, at) => body.subarray(places[at], end));
      const expected = lines.flatMap((one, at) =>
        /^[ \t\r]*$/.test(one) ? [] : [[at + 1, Buffer.byteLength(one) > 40 ? "" : one, Buffer.byteLength(one) > 40]],
      );
      expect(await gather(chunks)).toEqual(expected);
    }),
  );
});
