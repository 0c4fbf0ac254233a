import { type Difference, holm, netScoreDifference, sharesApart } from "../../../../platform/stats/index.ts";
import type { ComparedGroup, ScoreName } from "../../contract/experience.ts";
import type { MetricGroup } from "../../contract.ts";
import { netTally, topOf } from "./scores.ts";

type Counts = Map<string, number>;

/** How often each answer was given in a group; null where it is hidden or nobody answered. */
function countsOf(group: MetricGroup): Counts | null {
  const distribution = group["distribution"] as Record<string, number> | undefined;
  return distribution && group.n > 0 ? new Map(Object.entries(distribution)) : null;
}

const sum = (all: Iterable<number>) => [...all].reduce((total, n) => total + n, 0);

/** The difference of two sets of answers to the same question, in the unit of the metric; null where either is empty. */
export function scoreDifference(metric: ScoreName, now: Counts, before: Counts): Difference | null {
  if (metric === "nps" || metric === "nps-1-10") {
    const found = netScoreDifference(netTally(now), netTally(before));
    if (!found) return null;
    const { difference, low, high, chance } = found;
    return { difference: difference * 100, low: low * 100, high: high * 100, chance };
  }
  const share = (counts: Counts) => ({
    hits: sum(topOf[metric].map((answer) => counts.get(answer) ?? 0)),
    n: sum(counts.values()),
  });
  return sharesApart(share(now), share(before));
}

function levelOf(metric: ScoreName, counts: Counts): number | null {
  const n = sum(counts.values());
  if (n === 0) return null;
  if (metric === "nps" || metric === "nps-1-10") {
    const { promoters, detractors } = netTally(counts);
    return ((promoters - detractors) * 100) / n;
  }
  return sum(topOf[metric].map((answer) => counts.get(answer) ?? 0)) / n;
}

type Side = ComparedGroup["group"];
const sideOf = (metric: ScoreName, group: { key: MetricGroup["key"]; label?: unknown }, counts: Counts): Side => ({
  key: group.key,
  label: typeof group.label === "string" ? group.label : null,
  n: sum(counts.values()),
  value: levelOf(metric, counts),
});

type Pair = { group: Side; other: Side; found: Difference | null };

/** Compared pairs with their chances corrected for how many they are. */
function judged(pairs: readonly Pair[]): ComparedGroup[] {
  const known = pairs.filter(({ found }) => found !== null);
  const corrected = holm(known.map(({ found }) => found!.chance));
  return pairs.map(({ group, other, found }) => {
    if (!found) return { group, other, difference: null, low: null, high: null, chance: null, verdict: "unknown" };
    const chance = corrected[known.findIndex((pair) => pair.found === found)]!;
    const verdict = chance >= 0.05 ? "unknown" : found.difference > 0 ? "higher" : "lower";
    return { group, other, difference: found.difference, low: found.low, high: found.high, chance, verdict };
  });
}

/** Each group beside all others together. Hidden groups are left out, on both sides. */
export function compareWithRest(metric: ScoreName, groups: readonly MetricGroup[]): ComparedGroup[] {
  const known = groups.flatMap((group) => {
    const counts = countsOf(group);
    return counts ? [{ group, counts }] : [];
  });
  if (known.length < 2) return [];
  return judged(
    known.map(({ group, counts }) => {
      const rest: Counts = new Map();
      for (const one of known)
        if (one.group !== group) for (const [answer, n] of one.counts) rest.set(answer, (rest.get(answer) ?? 0) + n);
      const other = sideOf(metric, { key: {} }, rest);
      return { group: sideOf(metric, group, counts), other, found: scoreDifference(metric, counts, rest) };
    }),
  );
}

/** Two groups beside each other, by what stands in their keys; empty where either is not there. */
export function compareTwo(
  metric: ScoreName,
  groups: readonly MetricGroup[],
  first: string,
  second: string,
): ComparedGroup[] {
  const named = (name: string) =>
    groups.find(
      ({ key }) =>
        Object.values(key)
          .map((value) => String(value ?? ""))
          .join(",") === name,
    );
  const [one, other] = [named(first), named(second)];
  const [a, b] = [one && countsOf(one), other && countsOf(other)];
  if (!one || !other || !a || !b) return [];
  return judged([
    { group: sideOf(metric, one, a), other: sideOf(metric, other, b), found: scoreDifference(metric, a, b) },
  ]);
}
