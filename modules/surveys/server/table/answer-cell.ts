import type { Cell } from "../../../../platform/files/index.ts";
import type { Answer } from "../../contract/answers.ts";
import type { Question, SurveyLanguage, Words } from "../../contract/definition.ts";

/** Words in cells and headings of answers. */
export type CellWords = {
  yes: string;
  no: string;
  other: string;
  attached: string;
  version(number: number): string;
  day(iso: string): string;
};
type Reading = { language: SurveyLanguage; words: CellWords; fileName(token: string): string };
type Named = readonly { key: string; title: Words }[];

/** Between things that were picked together; titles of options may hold commas. */
const among = " | ";

/** How an option is called; its key where it is none of these any more. */
export function nameIn(options: Named, key: string, language: SurveyLanguage): string {
  const title = options.find((one) => one.key === key)?.title;
  return title?.[language] || title?.fa || title?.en || key;
}

/**
 * One answer as a cell; empty where it was passed over or never asked. Of erased people only what is counted is left
 * (`other:`, `key:1`, `yes`, `attached`), which is read too.
 */
export function answerCell(
  question: Question,
  answer: Answer | undefined,
  { language, words, fileName }: Reading,
): Cell {
  if (answer === undefined || answer === null) return null;
  switch (question.type) {
    case "choice": {
      const picked = Array.isArray(answer) ? answer : (answer as { picked: string[] }).picked;
      const name = (key: string) => (key === "other:" ? words.other : nameIn(question.options, key, language));
      return picked.map(name).join(among);
    }
    case "ranking":
      return (answer as string[])
        .map((key, at) => `${at + 1}. ${nameIn(question.options, key.replace(/:\d+$/, ""), language)}`)
        .join(among);
    case "consent":
      return answer === true || String(answer) === "yes" ? words.yes : words.no;
    case "file":
      return (answer as string[]).map((token) => (token === "attached" ? words.attached : fileName(token))).join(among);
    case "date":
      return words.day(String(answer));
    default:
      return typeof answer === "number" ? answer : String(answer);
  }
}

/** What stands for one row of a matrix. */
export function rowCell(answer: Answer | undefined, row: string, name: (key: string) => string): Cell {
  if (answer === undefined || answer === null || typeof answer !== "object") return null;
  const column = Array.isArray(answer)
    ? answer.find((one) => one.startsWith(`${row}:`))?.slice(row.length + 1)
    : (answer as Record<string, string>)[row];
  return column ? name(column) : null;
}

/** What somebody wrote beside the options. */
export function otherText(answer: Answer | undefined): Cell {
  if (answer === undefined || answer === null || typeof answer !== "object" || Array.isArray(answer)) return null;
  return (answer as { other?: string }).other || null;
}
