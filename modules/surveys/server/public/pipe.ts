import type { Answer } from "../../contract/answers.ts";
import type { Known } from "../../contract/walk.ts";

/** Puts what is known into a text: `{{customer.first_name}}`, or an earlier answer by its question's key. What is not known leaves nothing. */
export function pipe(text: string, known: Known, answers: Readonly<Record<string, Answer | undefined>>): string {
  return text
    .replace(/\{\{\s*(customer\.)?([a-z][a-z0-9_]{0,39})\s*\}\}/g, (_, of: string | undefined, name: string) => {
      const value = of ? known[name] : answers[name];
      if (value === null || value === undefined || typeof value === "object") return "";
      return String(value).slice(0, 200);
    })
    .replace(/ {2,}/g, " ");
}
