import { type Interval, twoSidedChance } from "./intervals.ts";

/** How many of those who answered would recommend, are passive, and would not. */
export type NetTally = { promoters: number; passives: number; detractors: number };

const z = 1.96;

/** The share of promoters less the share of detractors among those who answered, −1 to 1; null where nobody did. */
export function netScore({ promoters, passives, detractors }: NetTally): number | null {
  const n = promoters + passives + detractors;
  return n > 0 ? (promoters - detractors) / n : null;
}

/** The tally with three more answers, ¾ promoter, 1½ passive, ¾ detractor: its score, and the variance of that score. */
function adjusted({ promoters, passives, detractors }: NetTally): { score: number; variance: number } {
  const n = promoters + passives + detractors + 3;
  const [up, down] = [(promoters + 0.75) / n, (detractors + 0.75) / n];
  return { score: up - down, variance: (up + down - (up - down) ** 2) / n };
}

/**
 * 95% interval of a net score (−1 to 1) by the adjusted Wald method, which adds ¾ promoter, 1½ passive and ¾ detractor; null where nobody
 * answered. Where nearly all say the same the three pull the whole interval towards the middle: it then reaches as far as the score itself,
 * so that no number is shown outside of its own interval.
 * Source: Rocks (2016), "Interval estimation for the Net Promoter Score", The American Statistician 70, 365–372, AW(3, T).
 */
export function netScoreInterval(tally: NetTally): Interval | null {
  const score = netScore(tally);
  if (score === null) return null;
  const { score: centre, variance } = adjusted(tally);
  const half = z * Math.sqrt(variance);
  return { low: Math.max(-1, Math.min(score, centre - half)), high: Math.min(1, Math.max(score, centre + half)) };
}

/** A difference, its 95% interval, and the chance of one as large or larger where in truth there is none. */
export type Difference = Interval & { difference: number; chance: number };

/**
 * The difference of two independent net scores (−2 to 2), `now` less `before`, from the same adjusted tallies; null where either has no
 * answer. The interval leaves out zero where the chance is below 5%. Source: as `netScoreInterval`, variances added.
 */
export function netScoreDifference(now: NetTally, before: NetTally): Difference | null {
  const [one, other] = [netScore(now), netScore(before)];
  if (one === null || other === null) return null;
  const [a, b] = [adjusted(now), adjusted(before)];
  const deviation = Math.sqrt(a.variance + b.variance);
  const [centre, half] = [a.score - b.score, z * deviation];
  const chance = twoSidedChance(centre / deviation);
  return { difference: one - other, low: Math.max(-2, centre - half), high: Math.min(2, centre + half), chance };
}
