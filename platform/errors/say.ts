import type { Refusal, RefusalCode } from "./refusal.ts";
import { refusals as en } from "./refusals.en.ts";
import { refusals as fa } from "./refusals.fa.ts";

/** The sentence of a code in the reader's language, its `{name}` places filled. */
export function say(code: RefusalCode, language: "fa" | "en", values: Record<string, string | number> = {}): string {
  const sentence = (language === "fa" ? fa : en)[code];
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** The problem document of a refusal: `{code, message, field?, fields?}`, messages in the reader's language. */
export function problemOf(refusal: Refusal, language: "fa" | "en") {
  const { field, fields, values } = refusal.detail;
  return {
    code: refusal.code,
    message: say(refusal.code, language, values),
    ...(field && { field }),
    ...(fields && { fields }),
  };
}
