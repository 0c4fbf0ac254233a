import type { MetricGroup } from "../../contract.ts";

/** Groups of an anonymous survey with fewer responses than this could tell who answered what. */
export const fewestShown = 5;

const askedOf = (group: MetricGroup) => (group["responses"] as { asked: number } | undefined)?.asked ?? group.n;

/**
 * Groups of an anonymous survey: those below five keep their key and lose every number (`hidden`). Where a single one would be hidden the
 * next smallest goes too, since it could be told from the whole.
 */
export function hideSmall(groups: readonly MetricGroup[]): MetricGroup[] {
  const small = groups.filter((group) => askedOf(group) > 0 && askedOf(group) < fewestShown);
  const hidden = new Set(small);
  if (small.length === 1 && groups.length > 1) {
    const rest = groups.filter((group) => !hidden.has(group) && askedOf(group) > 0);
    const next = rest.toSorted((a, b) => askedOf(a) - askedOf(b))[0];
    if (next) hidden.add(next);
  }
  return groups.map((group) =>
    hidden.has(group) ? { key: group.key, n: 0, value: null, low: null, high: null, hidden: true } : group,
  );
}
