const size = 4;

/** The runs of four letters of a word, with a mark before its first; a shorter word is one of its own. */
export function gramsOf(word: string): string[] {
  const marked = `_${word}`;
  if (marked.length <= size) return [marked];
  const grams: string[] = [];
  for (let at = 0; at + size <= marked.length; at++) grams.push(marked.slice(at, at + size));
  return grams;
}
