import type { Bilingual, Words } from "../i18n/index.ts";
import { usePreferences } from "./preferences.tsx";

/** The words of the language on screen: `const words = useWords({ fa, en })`. */
export function useWords<Source>(words: Bilingual<Source>): Words<Source> {
  const { language } = usePreferences();
  return language === "fa" ? (words.fa as Words<Source>) : words.en;
}
