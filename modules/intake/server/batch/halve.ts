/** Why a part failed; `all`: for a reason that none of its rows is to blame for, so that halving it would not help. */
export type Failure = { reason: Error; all?: boolean };

/**
 * Does many small things at once. Where that fails the halves are tried apart, down to the one that fails alone: the others are done.
 * Gives for each its outcome or the reason. `work` does all of its rows or none; `judge` says why it failed, or throws what stops
 * everything.
 */
export async function halve<Row, Outcome>(
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<Outcome[]>,
  judge: (error: unknown) => Failure,
): Promise<(Outcome | Error)[]> {
  if (rows.length === 0) return [];
  try {
    return await work(rows);
  } catch (error) {
    const { reason, all } = judge(error);
    if (all || rows.length === 1) return rows.map(() => reason);
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await halve(rows.slice(0, middle), work, judge);
  return [...first, ...(await halve(rows.slice(middle), work, judge))];
}
