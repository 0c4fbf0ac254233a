import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { answerLine, type Counts, count, type LineAnswer, noneYet } from "./answer-lines.ts";
import type { LineReader } from "./line-reader.ts";
import { type Line, readLines } from "./read-lines.ts";
import { saveApart } from "./save-apart.ts";
import { takeInPart } from "./take-in-part.ts";

const linesAtMost = 10_000;
// The route has judged the length of the whole.
const limits = { line: Number.POSITIVE_INFINITY, body: Number.POSITIVE_INFINITY };

/**
 * Takes in a body of NDJSON within this transaction: stored raw first, good lines written, bad ones put in the quarantine. Gives the
 * answer, which says which was which. Refuses (`too_large`) more than 10,000 lines.
 */
export async function acceptBody<Read, Done extends { result: string }>(
  ctx: Context,
  body: Buffer,
  how: LineReader<Read, Done>,
  language: Language,
): Promise<Counts<Done["result"]> & { results: LineAnswer<Done>[] }> {
  const lines: Line[] = [];
  for await (const line of readLines([body], limits)) lines.push(line);
  if (lines.length > linesAtMost) throw new Refusal("too_large");
  const told = await takeInPart({
    ...{ lines, raw: body, how, now: ctx.now },
    within: (work) => work(ctx),
    write: (read) => saveApart(ctx, read, (part) => how.write(ctx, part)),
  });
  const results = told.map((one) => answerLine(one, language));
  const counts = noneYet<Done["result"]>(how.results);
  count<Done>(counts, results);
  return { ...counts, results };
}
