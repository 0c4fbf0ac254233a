import { formatNumber, type Language } from "../../../../platform/i18n/index.ts";
import type { Question, Words } from "../../contract/definition.ts";
import { words as en } from "./words.en.ts";
import { type AskWords, words as fa } from "./words.fa.ts";

/** What a message that asks is made of. */
export type Asking = {
  language: Language;
  brand: string;
  name: string | null;
  message: Words | null;
  subject: Words | null;
  colour: string;
  logo: string | null;
  /** The first question, where it may be answered by a message or a tap; null where only the link is sent. */
  question: Question | null;
  link: string;
  stopPage: string | null;
  isReminder: boolean;
};

/** The sentences around a survey in a language. */
export function askWords(language: Language): AskWords {
  return language === "fa" ? fa : en;
}

/** The words of a survey in a language, with the customer's name put in. */
export function said(words: Words | null | undefined, language: Language, name: string | null): string {
  const text = words?.[language] || words?.fa || words?.en || "";
  const first = name?.split(/\s+/)[0] ?? "";
  return text
    .replace(/\{\{\s*customer\.(first_name|name)\s*\}\}/g, (_, of) => (of === "name" ? (name ?? "") : first))
    .replace(/\{\{[^}]*\}\}/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Fills the gaps of a sentence. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

const faces = ["😞", "🙁", "😐", "🙂", "😀"];

/** What stands on the button of a step: its number, with a face or a star where the survey shows those. */
function stepLabel({ looks }: Question & { type: "scale" }, number: string, mood: number): string {
  if (looks === "faces") return `${number} ${faces[Math.round(mood * (faces.length - 1))]}`;
  return looks === "stars" ? `${number} ⭐` : number;
}

/** The buttons of a question in a message, as `readAnswer` reads them. */
export function buttonsOf(question: Question, language: Language, name: string | null): string[] {
  const { buttons } = questionLines(question, language, name);
  if (question.type !== "scale") return buttons;
  return buttons.map((number, at) => stepLabel(question, number, at / Math.max(1, buttons.length - 1)));
}

/** How a question is put in a message without buttons, and which buttons it offers where there are some. */
export function questionLines(
  question: Question,
  language: Language,
  name: string | null,
): { title: string; lines: string[]; buttons: string[] } {
  const words = askWords(language);
  const title = said(question.title, language, name);
  if (question.type === "scale") {
    const number = (n: number) => formatNumber(n, language);
    const steps = Array.from({ length: question.to - question.from + 1 }, (_, at) => question.from + at);
    const end = (n: number, label: Words | undefined) =>
      `${number(n)}${label ? ` (${said(label, language, name)})` : ""}`;
    const ends = { from: end(question.from, question.low_label), to: end(question.to, question.high_label) };
    return { title, lines: [fill(words.sendNumber, ends)], buttons: steps.map(number) };
  }
  if (question.type !== "choice") return { title, lines: [], buttons: [] };
  const titles = question.options.map((option) => said(option.title, language, name));
  const lines = titles.map((one, at) => `${formatNumber(at + 1, language)}. ${one}`);
  return { title, lines: [words.sendChoice, ...lines], buttons: titles };
}
