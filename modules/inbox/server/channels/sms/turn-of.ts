/** So many questions about single messages in one turn. */
const most = 40;
/** A turn of questions; each begins where the one before ended, give or take. */
const turn = 30_000;

/** Those of `ids` whose turn it is, for providers that tell of one message a call: over the turns, all of them come. */
export function turnOf(ids: readonly string[], now: Date): readonly string[] {
  if (ids.length <= most) return ids;
  const turns = Math.ceil(ids.length / most);
  const from = (Math.floor(now.getTime() / turn) % turns) * most;
  return ids.slice(from, from + most);
}
