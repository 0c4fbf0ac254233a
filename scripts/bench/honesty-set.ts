import { readFileSync } from "node:fs";
import { articlesEn, articlesFa, demoIntents } from "../../modules/demo/index.ts";

export type HonestLanguage = "fa" | "en";
/** A question as somebody types it, with the articles (`id` of the demo) and titles of intents that answer it; without articles nothing does. */
export type HonestQuestion = {
  language: HonestLanguage;
  text: string;
  articles: readonly string[];
  intents: readonly string[];
};

const folder = new URL("../../modules/bot/testing/honesty/", import.meta.url);
const seeds = { fa: articlesFa, en: articlesEn };

/** The questions of one language; an article or intent that the demo does not have is an error. */
export function honestQuestions(language: HonestLanguage): HonestQuestion[] {
  const lines = readFileSync(new URL(`questions.${language}.tsv`, folder), "utf8")
    .trim()
    .split("\n");
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
export function articleOf(language: HonestLanguage, title: string): string {
  return seeds[language].find((one) => one.title === title)?.id ?? title;
}

/** Whether an intent of the demo is answered by asking a person. */
export function handsOver(title: string): boolean {
  return demoIntents.some((one) => one.title === title && one.does.do === "hand_over");
}
