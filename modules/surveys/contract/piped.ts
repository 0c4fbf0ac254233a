import type { Answer, Answers } from "./answers.ts";
import type { Definition, Question, SurveyLanguage, Words } from "./definition.ts";
import type { Known } from "./walk.ts";

const said = (words: Words | undefined, language: SurveyLanguage) => words?.[language] || words?.fa || words?.en || "";

/** The words of an answer in a language, as they stand in other words. */
function wordsOf(question: Question | undefined, answer: Answer | undefined, language: SurveyLanguage): string {
  if (answer === undefined || answer === null || question?.type === "file") return "";
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
      if (name.startsWith("customer.")) return String(customer[name.slice("customer.".length)] ?? "").slice(0, 200);
      return wordsOf(
        questions.find(({ key }) => key === name),
        answers[name],
        language,
      );
    })
    .replace(/ {2,}/g, " ")
    .trim();
}

/** What is known when a text is said. */
export type PipedFrom = {
  definition: Definition;
  answers: Answers;
  customer: Known;
  language: SurveyLanguage;
};
