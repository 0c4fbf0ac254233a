import { valueProblems as english } from "./messages.en.ts";
import { valueProblems as persian } from "./messages.fa.ts";

/** Why a text is no date or number; sentences in messages.fa.ts. */
export type ValueProblem = keyof typeof persian;
export type DateProblem = "unreadable_date" | "implausible_date" | "ambiguous_date";
export type NumberProblem = "unreadable_number" | "number_too_large";

/** The sentence of a problem in the reader's language. */
export function sayValueProblem(code: ValueProblem, language: "fa" | "en"): string {
  return (language === "fa" ? persian : english)[code];
}

/** Tells a problem from a value that is a text as well. */
export function isValueProblem(result: unknown): result is ValueProblem {
  return typeof result === "string" && Object.hasOwn(persian, result);
}
