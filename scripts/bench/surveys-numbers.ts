import type pg from "pg";
import { createBrand } from "../../modules/admin/index.ts";
import { module as insights } from "../../modules/insights/module.ts";
import { foldTallies } from "../../modules/surveys/index.ts";
import { system } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { quantile } from "../../platform/stats/index.ts";
import { fillAnswers, makeLongSurvey } from "./fill-answers.ts";
import { rounded, spread, timesOf } from "./measure.ts";

// Numbers of a survey over a million responses of twelve questions: each asked fifty times through HTTP, once while nothing moves and once
// with an answer arriving before each question, so that it is counted anew. Beside it plain SQL over the raw answers.
const rounds = 50;
const aimMs = 100;
const questions = [
  "nps?survey=long",
  "nps?survey=long&period=90d",
  "nps?survey=long&by=day&period=90d",
  "nps?survey=long&by=month",
  "nps",
  "csat?survey=long&by=channel",
  "ces?survey=long&by=mode",
  "nps?survey=long&by=touchpoint",
  "nps?survey=long&by=partner",
  "nps?survey=long&by=product",
  "nps?survey=long&by=agent",
  "nps?survey=long&channel=chat&by=month",
  "nps?survey=long&by=channel,touchpoint",
  "survey-answers?survey=long&question=choice_3",
];
const plain: Record<string, string> = {
  "nps?survey=long": "select nps, count(*) from survey_response where brand_id = $1 and survey_id = $2 group by 1",
  "nps?survey=long&by=product":
    "select product_id, nps, count(*) from survey_response where brand_id = $1 and survey_id = $2 group by 1, 2",
  "survey-answers?survey=long&question=choice_3": `select a, count(*) from survey_response,
    jsonb_array_elements_text(case jsonb_typeof(answers->'choice_3') when 'array' then answers->'choice_3' else '[]' end) a
    where brand_id = $1 and survey_id = $2 group by 1`,
};
const say = (line: string) => process.stderr.write(`${line}\n`);

async function fill(house: House, owner: pg.Pool, responses: number) {
  const { id: brandId } = await createBrand(house.database.app, { name: "bench", now: new Date() });
  const surveyId = await makeLongSurvey(owner, brandId);
  say(`filling ${responses} responses`);
  const piece = 50_000;
  for (let first = 1; first <= responses; first += piece)
    await fillAnswers(owner, brandId, surveyId, first, Math.min(responses, first + piece - 1));
  await owner.query("vacuum analyze survey_response, survey_fact");
  say("folding");
  const began = performance.now();
  const folded = await foldTallies(house.database, { brandId, actor: system("bench"), now: new Date() });
  const foldMs = performance.now() - began;
  await owner.query("vacuum analyze survey_tally");
  return { brandId, surveyId, folded, foldMs };
}

/** Every question of the list in the time that a plain query over raw answers takes, where there is one. */
async function ratios(owner: pg.Pool, ids: number[], moving: Record<string, number[]>) {
  const found: Record<string, { plain_ms: number; times_quicker: number }> = {};
  for (const [question, text] of Object.entries(plain)) {
    const plainMs = quantile(await timesOf(5, () => owner.query(text, ids)), 0.5)!;
    found[question] = {
      plain_ms: rounded(plainMs),
      times_quicker: rounded(plainMs / quantile(moving[question]!, 0.5)!),
    };
  }
  return found;
}

/** Fills a house with responses and measures what numbers of them cost. */
export async function measureNumbers(house: House, owner: pg.Pool, responses: number) {
  const { brandId, surveyId, folded, foldMs } = await fill(house, owner, responses);
  const app = await buildApp(house, async () => ({ actor: system("bench"), brandId }));
  await insights.routes?.(app, house);
  const address = await app.listen({ port: 0 });
  const ask = async (question: string) => {
    const answer = await fetch(`${address}/api/v1/metrics/${question}`);
    if (!answer.ok) throw new Error(`${question}: ${await answer.text()}`);
    await answer.json();
  };
  const still: Record<string, number[]> = {};
  const moving: Record<string, number[]> = {};
  const memory: number[] = [];
  let number = responses;
  for (const question of questions) {
    await ask(question);
    still[question] = await timesOf(rounds, () => ask(question));
    moving[question] = [];
    for (let round = 0; round < rounds; round++) {
      number++;
      await fillAnswers(owner, brandId, surveyId, number, number);
      moving[question].push(...(await timesOf(1, () => ask(question))));
    }
    globalThis.gc?.();
    memory.push(process.memoryUsage().rss / 1_048_576);
    say(`${question}: ${JSON.stringify(spread(moving[question]))}`);
  }
  await app.close();
  const sizes = await owner.query(
    "select count(*)::int as tallies, pg_total_relation_size('survey_tally') / 1048576 as mb from survey_tally where brand_id = $1",
    [brandId],
  );
  const slowest = Math.max(...Object.values(moving).map((times) => quantile(times, 0.95)!));
  return {
    responses,
    questions: 12,
    fold: {
      facts: folded,
      ms: Math.round(foldMs),
      tallies: sizes.rows[0].tallies,
      tallies_mb: Number(sizes.rows[0].mb),
    },
    while_nothing_moves: Object.fromEntries(Object.entries(still).map(([name, times]) => [name, spread(times)])),
    while_answers_arrive: Object.fromEntries(Object.entries(moving).map(([name, times]) => [name, spread(times)])),
    plain_sql_over_raw_answers: await ratios(owner, [brandId, surveyId], moving),
    memory_mb: { first: rounded(memory[0]!), last: rounded(memory.at(-1)!) },
    slowest_p95_ms: rounded(slowest),
    aim_p95_ms: aimMs,
    reached: slowest <= aimMs,
  };
}
