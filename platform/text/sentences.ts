// A sentence ends with its sign and what closes after it; a dot within a number or an address (10.5, a.ir) ends nothing.
const end = /[.!?؟…。]+["'»”’)\]]*(?=\s)|\n\s*\n|\n(?=\s*[-*•\d۰-۹])|[؛;](?=\s)|\n/gu;
const abbreviation = /(?:^|[\s(])(?:\p{L}|mr|mrs|dr|no|vs|etc|e\.g|i\.e)\.$/iu;

/**
 * The sentences of a text in order, trimmed, with their signs; a line ends one, so does «؛». A dot after a single letter
 * («م. ت.») or a common abbreviation does not. Every letter of the text is in exactly one of them.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  const take = (to: number) => {
    const sentence = text.slice(from, to).trim();
    if (sentence) sentences.push(sentence);
    from = to;
  };
  for (const found of text.matchAll(end)) {
    const to = found.index + found[0].length;
    if (found[0] === "." && abbreviation.test(text.slice(Math.max(from, to - 8), to))) continue;
    take(to);
  }
  take(text.length);
  return sentences;
}
