import type { Language } from "../../../platform/i18n/index.ts";
import { letters as en } from "./letters.en.ts";
import { letters as fa } from "./letters.fa.ts";

/** The letters in a language. */
export function lettersIn(language: Language | null): typeof en {
  return language === "en" ? en : fa;
}
