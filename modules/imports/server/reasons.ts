import { type RefusalCode, say } from "../../../platform/errors/index.ts";
import { type RowProblemCode, sayFileProblem } from "../../../platform/files/index.ts";
import type { IdentifierProblem } from "../../../platform/identifiers/index.ts";
import { isValueProblem, sayValueProblem, type ValueProblem } from "../../../platform/values/index.ts";
import { reasons as english } from "./reasons.en.ts";
import { reasons as persian } from "./reasons.fa.ts";

export type ReasonCode = keyof typeof persian | RowProblemCode | ValueProblem | IdentifierProblem;

/** Why a row is left out: a code, the field it is about, and what was found there (short, storable). */
export type Reason = { code: ReasonCode; field: string | null; detail: string };

/** A reason; `detail` is cut to 200 characters. */
export function reason(code: ReasonCode, field: string | null = null, detail = ""): Reason {
  return { code, field, detail: detail.slice(0, 200).toWellFormed() };
}

/** The sentence of a reason in the reader's language. */
export function sayReason({ code, field, detail }: Reason, language: "fa" | "en"): string {
  const own = (language === "fa" ? persian : english) as Record<string, string>;
  if (code === "row_refused") return own.row_refused!.replace("{detail}", say(detail as RefusalCode, language));
  const sentence = own[code];
  if (sentence) return sentence.replace("{field}", field ?? "").replace("{detail}", detail);
  if (isValueProblem(code)) return sayValueProblem(code, language);
  return isRowProblem(code) ? sayFileProblem(code, language, { detail }) : say(code as RefusalCode, language);
}

const rowProblems: ReadonlySet<string> = new Set<RowProblemCode>([
  "ragged_row",
  "bad_quotes",
  "broken_text",
  "null_character",
  "malformed_json",
]);

function isRowProblem(code: string): code is RowProblemCode {
  return rowProblems.has(code);
}
