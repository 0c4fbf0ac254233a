import { type Actor, type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { createBrand, createUser } from "../../../admin/index.ts";
import { tryAnswer } from "../../../bot/index.ts";
import { makeFormsAndCalls } from "../forms-and-calls.ts";
import { makeHelpCentre } from "../make-help-centre.ts";
import { openDemoBot } from "../open-bot.ts";
import { type DemoQuestion, type Judged, judged } from "./questions.ts";

/** A brand with the demo's help centre and bot, without customers and products. Gives its id. */
export async function openDemoHelp(house: House, email: string): Promise<number> {
  const now = house.clock();
  const { id: owner } = await createUser(house.database.app, {
    name: "demo",
    email,
    password: "a long enough password",
    now,
  });
  const brand = await createBrand(house.database.app, { name: "خانهٔ آفتاب", owner, now });
  const inBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId: brand.id, actor: actor ?? system("demo"), now: at }, work);
  const form = await makeFormsAndCalls(inBrand, now, owner);
  await makeHelpCentre(inBrand, { now, owner, form });
  await openDemoBot((work) => inBrand(now, null, work));
  return brand.id;
}

/** Asks the bot of a brand each question on its own, and judges what it says. */
export async function askDemo(house: House, brandId: number, questions: readonly DemoQuestion[]): Promise<Judged[]> {
  const on = { brandId, actor: system("demo"), now: house.clock(), readOnly: true };
  const read = <T>(work: (ctx: Context) => Promise<T>) => withBrand(house.database.app, on, work);
  const asked: Judged[] = [];
  for (const question of questions) {
    const { text, language } = question;
    asked.push(judged(question, await tryAnswer({ house, read }, { text, language, history: [], draft: false })));
  }
  return asked;
}

/** How many questions met which end, and the share (0 to 1) that was answered with confidence and wrongly. */
export function countJudged(asked: readonly Judged[]) {
  const answerable = asked.filter(({ articles }) => articles.length > 0);
  const nothing = asked.filter(({ articles }) => articles.length === 0);
  const of = (some: readonly Judged[], verdict: Judged["verdict"]) =>
    some.filter((one) => one.verdict === verdict).length;
  return {
    questions: asked.length,
    answerable: answerable.length,
    right: of(answerable, "right"),
    offered_rightly: of(answerable, "offered"),
    offered_only_others: of(answerable, "misled"),
    missed: of(answerable, "missed"),
    answered_otherwise: of(answerable, "wrong"),
    refused_rightly: of(nothing, "refused"),
    offered_though_unanswerable: of(nothing, "misled"),
    answered_though_unanswerable: of(nothing, "wrong"),
    confidently_wrong: Math.round((of(asked, "wrong") / asked.length) * 1000) / 1000,
  };
}
