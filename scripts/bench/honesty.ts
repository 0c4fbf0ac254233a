import { parseArgs } from "node:util";
import { sql } from "kysely";
import { modules } from "../../apps/modules.ts";
import { createBrand, createUser, learnPermissions } from "../../modules/admin/index.ts";
import type { TryAnswer } from "../../modules/bot/contract.ts";
import { tryAnswer } from "../../modules/bot/index.ts";
import { makeFormsAndCalls, makeHelpCentre, openDemoBot } from "../../modules/demo/index.ts";
import { type Actor, type Context, system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { inBenchHouse } from "./bench-house.ts";
import { articleOf, type HonestQuestion, handsOver, honestQuestions } from "./honesty-set.ts";

// How often the demo's bot is right, silent and wrong on 300 questions as people type them. What counts is the article or intent, not
// whether the passage shown holds the answer. The catalogue is empty. Where an intent answers from the right subject but its words do
// not hold what was asked, it is wrong.
// `--coverage 0.6,0.7` and `--sure 0.6,0.7` try other thresholds than the usual ones.
const { values: given } = parseArgs({
  options: { coverage: { type: "string", default: "" }, sure: { type: "string", default: "" } },
});
const numbersOf = (list: string) => (list === "" ? [null] : list.split(",").map(Number));

type Verdict = "right" | "missed" | "wrong" | "refused";
type Asked = HonestQuestion & { verdict: Verdict; said: string };

/** What was answered from: the source, and the article's `id` or the intent's title. */
function spoken({ language }: HonestQuestion, answer: TryAnswer): { by: string; what: string } {
  if (answer.outcome !== "replied" && answer.outcome !== "handed_over") return { by: answer.outcome, what: "" };
  if (answer.source === "article") return { by: "article", what: articleOf(language, answer.articles[0]?.title ?? "") };
  const decided = answer.reasons.find(({ code, passed }) => passed && (code === "intent" || code === "order_words"));
  const what = decided?.code === "order_words" ? "پیگیری سفارش" : String(decided?.values["title"] ?? "");
  return { by: answer.outcome === "handed_over" ? "handed_over" : (answer.source ?? ""), what };
}

/** Handing over, asking back, being unsure and small talk claim nothing; to hand over is right where an expected intent does so. */
function judged(question: HonestQuestion, answer: TryAnswer): Asked {
  const { by, what } = spoken(question, answer);
  const said = what ? `${by}: ${what}` : by;
  const answerable = question.articles.length > 0;
  const named = by === "article" ? question.articles.includes(what) : question.intents.includes(what);
  if (named && (by !== "handed_over" || handsOver(what)))
    return { ...question, verdict: answerable ? "right" : "refused", said };
  if (!claimsNothing.has(by)) return { ...question, verdict: "wrong", said };
  return { ...question, verdict: answerable ? "missed" : "refused", said };
}
const claimsNothing = new Set(["handed_over", "asked_back", "unsure", "silent", "small_talk"]);

async function openHouse(house: House): Promise<number> {
  learnPermissions(modules);
  const now = house.clock();
  const user = { name: "bench", email: "bench@example.com", password: "a long enough password", now };
  const { id: owner } = await createUser(house.database.app, user);
  const brand = await createBrand(house.database.app, { name: "خانهٔ آفتاب", owner, now });
  const inBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId: brand.id, actor: actor ?? system("bench"), now: at }, work);
  const form = await makeFormsAndCalls(inBrand, now, owner);
  await makeHelpCentre(inBrand, { now, owner, form });
  await openDemoBot((work) => inBrand(now, null, work));
  return brand.id;
}

async function askAll(house: House, brandId: number): Promise<Asked[]> {
  const on = { brandId, actor: system("bench"), now: house.clock(), readOnly: true };
  const read = <T>(work: (ctx: Context) => Promise<T>) => withBrand(house.database.app, on, work);
  const asked: Asked[] = [];
  for (const question of [...honestQuestions("fa"), ...honestQuestions("en")]) {
    const { text, language } = question;
    asked.push(judged(question, await tryAnswer({ house, read }, { text, language, history: [], draft: false })));
  }
  return asked;
}

function counted(asked: readonly Asked[]) {
  const of = (verdict: Verdict) => asked.filter((one) => one.verdict === verdict).length;
  const answerable = asked.filter(({ articles }) => articles.length > 0);
  const otherwise = answerable.filter(({ verdict }) => verdict === "wrong").length;
  return {
    questions: asked.length,
    answerable: answerable.length,
    right: of("right"),
    missed: of("missed"),
    refused_rightly: of("refused"),
    answered_otherwise: otherwise,
    answered_though_unanswerable: of("wrong") - otherwise,
    confidently_wrong: Math.round((of("wrong") / asked.length) * 1000) / 1000,
  };
}

async function withThresholds(house: House, brandId: number, coverage: number | null, sure: number | null) {
  const other = JSON.stringify({ ...(coverage !== null && { coverage }), ...(sure !== null && { sure }) });
  const on = { brandId, actor: system("bench"), now: house.clock() };
  await withBrand(house.database.app, on, async (ctx) => {
    await sql`update bot_setting set settings = settings || ${other}::jsonb, revision = revision + 1
      where brand_id = ${brandId}`.execute(ctx.db);
  });
  const asked = await askAll(house, brandId);
  const listed = (verdict: Verdict) =>
    asked
      .filter((one) => one.verdict === verdict)
      .map(({ text, said, articles }) => `${text} → ${said} (${articles.join("|") || "-"})`);
  return {
    coverage: coverage ?? "usual",
    sure: sure ?? "usual",
    all: counted(asked),
    fa: counted(asked.filter(({ language }) => language === "fa")),
    en: counted(asked.filter(({ language }) => language === "en")),
    ...(given.coverage === "" && given.sure === "" && { wrong: listed("wrong"), missed: listed("missed") }),
  };
}

const result = await inBenchHouse(async (house) => {
  const brandId = await openHouse(house);
  const results = [];
  for (const coverage of numbersOf(given.coverage))
    for (const sure of numbersOf(given.sure)) results.push(await withThresholds(house, brandId, coverage, sure));
  return results;
});
console.log(JSON.stringify(result, null, 2));
