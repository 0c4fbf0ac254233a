import type { SurveyLanguage, Words } from "../../contract.ts";

/** Words in a language, else in the other one, so that something is always said. */
export function said(words: Partial<Words> | undefined, language: SurveyLanguage): string {
  if (!words) return "";
  return words[language] || words.fa || words.en || "";
}
