import { readFileSync } from "node:fs";
import type { TryAnswer } from "../../../bot/contract.ts";
import { demoIntents } from "../intents.fa.ts";
import { articlesEn } from "../seed-articles.en.ts";
import { articlesFa } from "../seed-articles.fa.ts";

type Language = "fa" | "en";
/** A question as somebody types it, with the articles (`id` of the demo) and titles of intents that answer it; without articles nothing does. */
export type DemoQuestion = {
  language: Language;
  text: string;
  articles: readonly string[];
  intents: readonly string[];
};
export type Verdict = "right" | "offered" | "missed" | "wrong" | "refused" | "misled";
export type Judged = DemoQuestion & { verdict: Verdict; said: string };

const seeds = { fa: articlesFa, en: articlesEn };

/** The questions of a set ("honesty", "faq") in one language; an article or intent that the demo does not have is an error. */
export function demoQuestions(set: string, language: Language): DemoQuestion[] {
  const file = new URL(`../../../bot/testing/${set}/questions.${language}.tsv`, import.meta.url);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [text = "", expected = "", intents = ""] = line.split("\t");
    const articles = expected === "-" ? [] : expected.split("|");
    const unknown = articles.find((id) => !seeds[language].some((one) => one.id === id));
    if (unknown !== undefined) throw new Error(`${language}: no article "${unknown}" for "${text}"`);
    const titles = intents === "" ? [] : intents.split("|");
    const strange = titles.find((title) => !demoIntents.some((one) => one.title === title));
    if (strange !== undefined) throw new Error(`${language}: no intent "${strange}" for "${text}"`);
    return { language, text, articles, intents: titles };
  });
}

/** The demo's `id` of an article by its title. */
const articleOf = (language: Language, title: string) =>
  seeds[language].find((one) => one.title === title)?.id ?? title;
const handsOver = (title: string) => demoIntents.some((one) => one.title === title && one.does.do === "hand_over");
const isTitle = (label: string) => [...articlesFa, ...articlesEn, ...demoIntents].some(({ title }) => title === label);
const claimsNothing = new Set(["handed_over", "asked_back", "unsure", "silent", "small_talk"]);

/**
 * What an answer of the bot was: said rightly or wrongly; else whether a choice of titles held a right one (offered) or only others
 * (misled); else missed, or rightly refused where nothing answers. Handing over, asking back, being unsure and small talk claim nothing;
 * to hand over is right where an expected intent does so.
 */
export function judged(question: DemoQuestion, answer: TryAnswer): Judged {
  const { language, articles, intents } = question;
  const { by, what } = spoken(question, answer);
  const said = what ? `${by}: ${what}` : by;
  const answerable = articles.length > 0;
  const named = by === "article" ? articles.includes(what) : intents.includes(what);
  if (named && (by !== "handed_over" || handsOver(what)))
    return { ...question, verdict: answerable ? "right" : "refused", said };
  if (!claimsNothing.has(by)) return { ...question, verdict: "wrong", said };
  const offers = offered(answer);
  if (offers.length === 0) return { ...question, verdict: answerable ? "missed" : "refused", said };
  const right = offers.some((title) => articles.includes(articleOf(language, title)) || intents.includes(title));
  const fair = answerable ? "offered" : "refused";
  return { ...question, verdict: right ? fair : "misled", said: offers.join(" / ") };
}

/** What was answered from: the source, and the article's `id` or the intent's title. */
function spoken({ language }: DemoQuestion, answer: TryAnswer): { by: string; what: string } {
  if (answer.outcome !== "replied" && answer.outcome !== "handed_over") return { by: answer.outcome, what: "" };
  if (answer.source === "article") {
    const passed = answer.reasons.find(({ code, passed }) => passed && code === "article");
    return { by: "article", what: articleOf(language, String(passed?.values["title"] ?? "")) };
  }
  const decided = answer.reasons.find(({ code, passed }) => passed && (code === "intent" || code === "order_words"));
  const what = decided?.code === "order_words" ? "پیگیری سفارش" : String(decided?.values["title"] ?? "");
  return { by: answer.outcome === "handed_over" ? "handed_over" : (answer.source ?? ""), what };
}

/** Titles that could be chosen: what is on the buttons, without those that lead to a person or to nothing. */
function offered({ outcome, messages }: TryAnswer): string[] {
  if (outcome !== "unsure" && outcome !== "asked_back") return [];
  return messages.flatMap(({ buttons }) => buttons).filter(isTitle);
}
