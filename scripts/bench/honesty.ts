import { parseArgs } from "node:util";
import { sql } from "kysely";
import { modules } from "../../apps/modules.ts";
import { learnPermissions } from "../../modules/admin/index.ts";
import { askDemo, countJudged, demoQuestions, openDemoHelp, type Verdict } from "../../modules/demo/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { inBenchHouse } from "./bench-house.ts";

// How often the demo's bot is right, silent and wrong on 300 questions as people type them. What counts is the article or intent, not
// whether the passage shown holds the answer. The catalogue is empty. Where an intent answers from the right subject but its words do
// not hold what was asked, it is wrong. A choice of titles claims nothing: it is counted apart, as offered.
// `--set faq` asks the questions that the bot's certainty was learned from; `--article 0.7,0.8` and `--sure 0.6,0.7` try other
// thresholds than the usual ones; `--quiet` leaves the lists out.
const { values: given } = parseArgs({
  options: {
    article: { type: "string", default: "" },
    sure: { type: "string", default: "" },
    set: { type: "string", default: "honesty" },
    quiet: { type: "boolean", default: false },
  },
});
const numbersOf = (list: string) => (list === "" ? [null] : list.split(",").map(Number));
const questions = [...demoQuestions(given.set, "fa"), ...demoQuestions(given.set, "en")];

async function withThresholds(house: House, brandId: number, article: number | null, sure: number | null) {
  const other = JSON.stringify({ ...(article !== null && { article_sure: article }), ...(sure !== null && { sure }) });
  const on = { brandId, actor: system("bench"), now: house.clock() };
  await withBrand(house.database.app, on, async (ctx) => {
    await sql`update bot_setting set settings = settings || ${other}::jsonb, revision = revision + 1
      where brand_id = ${brandId}`.execute(ctx.db);
  });
  const asked = await askDemo(house, brandId, questions);
  const listed = (verdict: Verdict) =>
    asked
      .filter((one) => one.verdict === verdict)
      .map(({ text, said, articles }) => `${text} → ${said} (${articles.join("|") || "-"})`);
  return {
    article: article ?? "usual",
    sure: sure ?? "usual",
    all: countJudged(asked),
    fa: countJudged(asked.filter(({ language }) => language === "fa")),
    en: countJudged(asked.filter(({ language }) => language === "en")),
    ...(!given.quiet && { wrong: listed("wrong"), missed: listed("missed") }),
  };
}

const result = await inBenchHouse(async (house) => {
  learnPermissions(modules);
  const brandId = await openDemoHelp(house, "bench@example.com");
  const results = [];
  for (const article of numbersOf(given.article))
    for (const sure of numbersOf(given.sure)) results.push(await withThresholds(house, brandId, article, sure));
  return results;
});
console.log(JSON.stringify(result, null, 2));
