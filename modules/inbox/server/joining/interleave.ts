/** A message as far as its place goes. */
export type Placed = { id: number; seq: number; at: Date };

/**
 * Messages of several conversations as one, in order of time. Messages of one conversation keep their order, even where a provider's clock
 * says otherwise: each counts as written no earlier than those before it.
 */
export function interleave<Row extends Placed>(conversations: readonly (readonly Row[])[]): Row[] {
  const keyed = conversations.flatMap((rows) => {
    let latest = Number.NEGATIVE_INFINITY;
    return rows
      .toSorted((a, b) => a.seq - b.seq)
      .map((row, place) => {
        latest = Math.max(latest, row.at.getTime());
        return { row, latest, place };
      });
  });
  // Array.sort is stable: of two at the same time the one of the conversation named first comes first.
  return keyed.sort((a, b) => a.latest - b.latest).map(({ row }) => row);
}
