/** A survey's key that is not taken: the wish itself, else with the next number. */
export function freeKey(wish: string, taken: readonly string[]): string {
  const stem = wish.replace(/-\d+$/, "").slice(0, 50);
  if (!taken.includes(wish)) return wish;
  for (let at = 2; ; at++) if (!taken.includes(`${stem}-${at}`)) return `${stem}-${at}`;
}
