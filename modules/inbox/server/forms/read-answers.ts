import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits } from "../../../../platform/text/index.ts";
import type { ClaimedIdentity } from "../../../customers/index.ts";
import { type FormField, type FormSettings, fieldName } from "../../contract.ts";

/** One answer as it is shown: which field, and what was written. */
export type Answer = { field: string; label: string; text: string };
/** A form as it was filled in. `email` and `phone` are what was left, proven by nothing. */
export type Filled = {
  name: string | null;
  email: ClaimedIdentity | null;
  phone: ClaimedIdentity | null;
  subject: string | null;
  message: string;
  answers: Answer[];
};
/** What is wrong with a field: it is needed, cannot be read, is none of the choices, or is too long. */
export type Wrong = Record<string, "needed" | "unread" | "choice" | "long">;

const longest: Record<FormField["is"], number> = {
  name: 120,
  email: 320,
  phone: 60,
  subject: 200,
  order: 100,
  message: 10_000,
  file: 0,
  own: 2000,
};

/**
 * Reads what was written into a form: Persian digits count as digits, a phone or an e-mail must be one, what is required must be there.
 * `files` is how many came along.
 */
export function readAnswers(
  { fields, consent }: Pick<FormSettings, "fields" | "consent">,
  given: ReadonlyMap<string, string>,
  files: number,
): { filled: Filled } | { wrong: Wrong } {
  const filled: Filled = { name: null, email: null, phone: null, subject: null, message: "", answers: [] };
  const wrong: Wrong = {};
  for (const field of fields) {
    const name = fieldName(field);
    const text = (given.get(name) ?? "").replace(/\r\n?/g, "\n").trim();
    const missing = field.is === "file" ? files === 0 : text === "";
    if (missing && field.required) wrong[name] = "needed";
    if (missing || field.is === "file") continue;
    const problem = text.length > longest[field.is] ? "long" : take(filled, field, text);
    if (problem) wrong[name] = problem;
  }
  if (consent && !given.get("consent")) wrong["consent"] = "needed";
  return Object.keys(wrong).length > 0 ? { wrong } : { filled };
}

function take(filled: Filled, field: FormField, text: string): Wrong[string] | null {
  if (field.is === "email" || field.is === "phone") {
    const read = normalise(field.is, latinDigits(text));
    if (!("value" in read)) return "unread";
    filled[field.is] = { type: field.is, ...read };
    return null;
  }
  if (field.is === "message") filled.message = text;
  else if (field.is === "name" || field.is === "subject") filled[field.is] = text.replace(/\s+/g, " ");
  else if (field.is === "order") filled.answers.push({ field: "order", label: "", text: latinDigits(text) });
  else if (field.is === "own") {
    if (field.type === "choice" && !field.options.includes(text)) return "choice";
    const label = field.label.fa || field.label.en;
    filled.answers.push({ field: fieldName(field), label, text: field.type === "checkbox" ? "✓" : text });
  }
  return null;
}
