import type { Language } from "./language.ts";

const collators = new Map<Language, Intl.Collator>();

/** Compares two texts in the order of the language's alphabet, numbers by value: `names.sort(collate("fa"))`. */
export function collate(language: Language): (a: string, b: string) => number {
  const known = collators.get(language) ?? new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  collators.set(language, known);
  return known.compare;
}
