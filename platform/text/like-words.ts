import { searchForm } from "./search-form.ts";
import { stemOf } from "./stem.ts";
import { likeWords } from "./words/like-words.ts";

let known: Map<string, string[]> | undefined;

function readGroups(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const line of likeWords.trim().split("\n")) {
    const stems = line.split(/\s+/).map((word) => stemOf(searchForm(word).replaceAll(" ", "")));
    for (const stem of stems) {
      const others = found.get(stem) ?? new Set<string>();
      for (const other of stems) if (other !== stem) others.add(other);
      found.set(stem, others);
    }
  }
  return new Map([...found].map(([stem, others]) => [stem, [...others]]));
}

/** Stems near in meaning to a stem of stemOf («وجه»: پول, مبلغ …), from our list; none for most words. */
export function nearInMeaning(stem: string): readonly string[] {
  known ??= readGroups();
  return known.get(stem) ?? [];
}
