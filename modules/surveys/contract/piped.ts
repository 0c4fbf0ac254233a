import type { Answer, Answers, Definition, Question, SurveyLanguage } from "../../contract.ts";
import { said } from "../answering/said.ts";

/** The words of an answer in a language, as they stand in other words. */
function wordsOf(question: Question | undefined, answer: Answer | undefined, language: SurveyLanguage): string {
  if (answer === undefined || answer === null) return "";
  const options = question && "options" in question ? question.options : [];
  const name = (key: string) => said(options.find((one) => one.key === key)?.title, language) || key;
  const comma = language === "fa" ? "، " : ", ";
  if (Array.isArray(answer)) return answer.map(name).join(comma);
  if (typeof answer !== "object") return String(answer);
  if (!("picked" in answer)) return Object.values(answer).join(comma);
  const { picked, other } = answer as unknown as { picked: string[]; other: string };
  return [...picked.map(name), other].filter(Boolean).join(comma);
}

/** A text with `{{question_key}}` and `{{customer.first_name}}` filled in; what is not known leaves nothing. */
export function piped(text: string, { definition, answers, customer, language }: PipedFrom): string {
  const questions = definition.sections.flatMap((section) => section.questions);
  return text
    .replace(/\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g, (_whole, name: string) => {
      if (name.startsWith("customer.")) return customer[name.slice("customer.".length)] ?? "";
      return wordsOf(
        questions.find(({ key }) => key === name),
        answers[name],
        language,
      );
    })
    .trim();
}

export type PipedFrom = {
  definition: Definition;
  answers: Answers;
  customer: Readonly<Record<string, string>>;
  language: SurveyLanguage;
};
