import { withBrand } from "../../../../platform/db/index.ts";
import { problemOf, Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { answerLine, count, noneYet, type Told } from "./answer-lines.ts";
import { commitTogether, type On } from "./commit-together.ts";
import { gatherParts } from "./gather-parts.ts";
import type { LineReader } from "./line-reader.ts";
import { type Line, readLines } from "./read-lines.ts";
import { takeInPart } from "./take-in-part.ts";

const megabyte = 1024 * 1024;
const limits = { line: megabyte, body: 50 * megabyte };
/** So many bad lines are a wrong file, not bad lines. */
const mostRejected = 10_000;

/**
 * Takes in NDJSON of any length up to 50 MB in parts of a thousand lines: each part is stored raw, understood, and committed before the
 * next one is read, so memory stays bounded and what is done stays done when the sender breaks off. Gives the answer in pieces of
 * JSON: `results`, the counts, and `stopped` where reading ended early. It begins when the whole body was read. Refuses `not_ready`
 * when the database is away.
 */
export async function acceptStream<Read, Done extends { result: string }>(
  house: House,
  batch: On & { language: Language },
  stream: AsyncIterable<Buffer>,
  how: LineReader<Read, Done>,
): Promise<string[]> {
  const counts = noneYet<Done["result"]>(how.results);
  // One text per part instead of an object per line: this is all that stays in memory.
  const told: string[] = [];
  let stopped: Refusal | null = null;
  try {
    for await (const lines of gatherParts(readLines(stream, limits))) {
      const answers = (await commitPart(house, batch, lines, how)).map((one) => answerLine(one, batch.language));
      count<Done>(counts, answers);
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

function commitPart<Read, Done extends { result: string }>(
  house: House,
  { brandId, actor }: On,
  lines: readonly Line[],
  how: LineReader<Read, Done>,
): Promise<Told<Done>[]> {
  const on = { brandId, actor, now: house.clock() };
  return takeInPart({
    ...{ lines, how, now: on.now },
    raw: Buffer.concat(lines.flatMap((line) => [line.bytes, Buffer.from("\n")])),
    within: (work) => withBrand(house.database.app, on, work),
    async write(read) {
      const outcomes = await commitTogether(house, { brandId, actor }, read, how.write);
      return outcomes.map((outcome) => {
        if (outcome instanceof Refusal && outcome.code === "not_ready") throw outcome;
        if (outcome instanceof Refusal || !(outcome instanceof Error)) return outcome;
        house.log.error({ err: outcome, brandId }, "a line of a batch failed");
        return new Refusal("internal");
      });
    },
  });
}
