import type pg from "pg";
import type { House } from "../../platform/house/module.ts";
import { quantile } from "../../platform/stats/index.ts";
import { fillAnswers } from "./fill-answers.ts";
import { type Filled, fillSurveyHouse } from "./fill-survey-house.ts";
import { rounded, type Spread, spread, timesOf } from "./measure.ts";
import { startSurveyProcess } from "./survey-process.ts";
import { type Plain, surveyQuestions } from "./survey-questions.ts";

// Numbers of a survey over a million responses of twelve questions, as the pages «نظر مشتریان» and «سلامت تجربه» ask for them, through HTTP
// from Hamdel in a process of its own: while nothing moves, and with an answer arriving before each question, so that it is counted anew.
// Beside it plain SQL over the raw answers.
const aimMs = 100;
const say = (line: string) => process.stderr.write(`${line}\n`);

type Asked = { first_ms: number; still: Spread; moving: Spread; plain_ms?: number; times_quicker?: number };

/** Plain SQL of what a page shows, as the database's owner: no rights, no intervals, no names. */
async function plainMs(owner: pg.Pool, plain: Plain, ids: readonly number[]): Promise<number> {
  const all = () => Promise.all(plain.map((text) => owner.query(text, ids.slice(0, text.includes("$2") ? 2 : 1))));
  return quantile(await timesOf(1, all), 0.5)!;
}

/** Asks everything of a filled house and says what it took. */
export async function askNumbers(house: House, owner: pg.Pool, filled: Filled, begin: number, rounds = 50) {
  const hamdel = await startSurveyProcess({ url: house.database.url, dataDir: house.config.dataDir }, { work: true });
  const headers = { authorization: `Bearer ${filled.key}` };
  const ask = async (question: string) => {
    const answer = await fetch(`http://127.0.0.1:${hamdel.port}/api/v1/${question}`, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${question}: ${text}`);
  };
  const found: Record<string, Asked> = {};
  const memory = [(await hamdel.usage()).rss_mb];
  let number = begin;
  for (const [question, plain] of Object.entries(surveyQuestions)) {
    const [first] = await timesOf(1, () => ask(question));
    const still = await timesOf(rounds, () => ask(question));
    const moving: number[] = [];
    for (let round = 0; round < rounds; round++) {
      number++;
      await fillAnswers(owner, filled, number, number);
      moving.push(...(await timesOf(1, () => ask(question))));
    }
    memory.push((await hamdel.usage()).rss_mb);
    found[question] = { first_ms: rounded(first!), still: spread(still), moving: spread(moving) };
    if (plain) {
      const ms = await plainMs(owner, plain, [filled.brandId, filled.surveyId]);
      const quicker = rounded(ms / quantile(moving, 0.5)!);
      found[question] = { ...found[question], plain_ms: rounded(ms), times_quicker: quicker };
    }
    say(`${question}: ${JSON.stringify(found[question])}`);
  }
  await hamdel.kill();
  return { found, memory };
}

/** Fills a house with responses and measures what numbers of them cost. */
export async function measureNumbers(house: House, owner: pg.Pool, responses: number) {
  const filled = await fillSurveyHouse(house, owner, responses);
  const { found, memory } = await askNumbers(house, owner, filled, responses);
  const sizes = await owner.query(
    "select count(*)::int as tallies, pg_total_relation_size('survey_tally') / 1048576 as mb from survey_tally where brand_id = $1",
    [filled.brandId],
  );
  const slowest = Math.max(...Object.values(found).flatMap(({ still, moving }) => [still.p95_ms, moving.p95_ms]));
  return {
    ...{ responses, questions: 12 },
    fold: { ms: Math.round(filled.foldMs), tallies: sizes.rows[0].tallies, tallies_mb: Number(sizes.rows[0].mb) },
    asked: found,
    memory_mb: { first: rounded(memory[0]!), most: rounded(Math.max(...memory)), last: rounded(memory.at(-1)!) },
    ...{ slowest_p95_ms: slowest, aim_p95_ms: aimMs, reached: slowest <= aimMs },
  };
}
