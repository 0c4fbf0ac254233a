import { searchForm } from "./search-form.ts";
import { stemOf } from "./stem.ts";
import { tokensOf } from "./tokens.ts";
import { wordClasses } from "./words/word-classes.ts";

let known: Map<string, string[]> | undefined;

function readClasses(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of wordClasses.trim().split("\n")) {
    const [name, ...words] = line.split(" ");
    const forms = words.flatMap((word) => [searchForm(word), stemOf(tokensOf(word).join(""))]);
    for (const form of new Set(forms)) found.set(form, [...(found.get(form) ?? []), name!]);
  }
  return found;
}

/**
 * What a word of tokensOf with its stem is an example of («شیراز»: city; "7": number; «پست»: delivery and social), from our list; none for most
 * words.
 */
export function wordClassesOf(word: string, stem: string): readonly string[] {
  if (/^\d+$/.test(word)) return ["number"];
  known ??= readClasses();
  return known.get(word) ?? known.get(stem) ?? [];
}
