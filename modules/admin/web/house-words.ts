import type { Language } from "../../../platform/i18n/index.ts";
import { en } from "./house-words.en.ts";
import { fa } from "./house-words.fa.ts";

type Known = Record<string, string>;

/** The word for a code, or the code itself: modules may bring codes that have no word here yet. */
function wordFor(words: Known, code: string): string {
  return words[code] ?? code;
}

/** A permission as two words: whose, and what. */
export function sayPermission(permission: string, language: Language): { subject: string; deed: string } {
  const words = language === "fa" ? fa : en;
  const [subject = "", deed = ""] = permission.split(".");
  return { subject: wordFor(words.subjects, subject), deed: wordFor(words.permissions, deed) };
}

/** A deed of the audit log in words: «برند تغییر کرد»; an unknown code as it is. */
export function sayDeed(action: string, language: Language): string {
  const words = language === "fa" ? fa : en;
  const [subject = "", deed = ""] = action.split(".");
  const known = (words.subjects as Known)[subject] && (words.deeds as Known)[deed];
  return known ? `${wordFor(words.subjects, subject)} ${known}` : action;
}

/** What a deed was done to, in a word. */
export function saySubject(subject: string, language: Language): string {
  return wordFor((language === "fa" ? fa : en).subjects, subject);
}

/** The particulars of a deed in a line: «تغییرها: نام، واحد پول». `roles` are the words for roles. */
export function sayDetail(detail: Record<string, unknown>, language: Language, roles: Known): string {
  const words: Known = (language === "fa" ? fa : en).details;
  const comma = language === "fa" ? "، " : ", ";
  const one = (value: unknown) => (typeof value === "string" ? (roles[value] ?? wordFor(words, value)) : String(value));
  // The store keeps no order of its own: what was comes before what is.
  const known = Object.keys(words);
  return Object.entries(detail)
    .sort(([a], [b]) => known.indexOf(a) - known.indexOf(b))
    .map(([key, value]) => `${wordFor(words, key)}: ${Array.isArray(value) ? value.map(one).join(comma) : one(value)}`)
    .join(language === "fa" ? "؛ " : "; ");
}

/** The subjects the audit log can be filtered by, as codes. */
export const auditSubjects = [
  "brand",
  "holiday",
  "member",
  "invitation",
  "api_key",
  "site",
  "user",
  "customer",
  "segment",
  "order",
  "import",
] as const;
