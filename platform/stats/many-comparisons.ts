/**
 * Chances (p-values) corrected for how many were asked at once, in the order given, each at most 1. After it, the chance that any one
 * of those called a difference at 5% is none stays below 5%, however the comparisons hang together. Not Benjamini–Hochberg, which lets
 * one in twenty of the differences called be none: a shop owner acts on each sentence alone, and groups compared with the rest share
 * their answers. Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, place) => place).sort((a, b) => chances[a]! - chances[b]!);
  const corrected = new Array<number>(chances.length);
  let most = 0;
  for (const [rank, place] of order.entries()) {
    most = Math.max(most, Math.min(1, (chances.length - rank) * chances[place]!));
    corrected[place] = most;
  }
  return corrected;
}
