import type { SearchIndex } from "./search-index.ts";

const sorted = new WeakMap<SearchIndex, string[]>();
const most = 20;

/** Words of the vocabulary that begin so, those that most documents have first, at most 20: for what is still being typed. */
export function wordsBeginning(index: SearchIndex, start: string): string[] {
  const { names, numbers, postings } = index.words;
  let all = sorted.get(index);
  // The vocabulary only grows; a word that no document has any more is passed over.
  if (!all || all.length !== names.length) {
    all = [...names].sort();
    sorted.set(index, all);
  }
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]! < start) low = middle + 1;
    else high = middle;
  }
  const having = (word: string) => postings[numbers.get(word)!]!.count;
  const found: string[] = [];
  for (; low < all.length && all[low]!.startsWith(start); low++) if (having(all[low]!) > 0) found.push(all[low]!);
  return found.sort((a, b) => having(b) - having(a) || (a < b ? -1 : 1)).slice(0, most);
}
