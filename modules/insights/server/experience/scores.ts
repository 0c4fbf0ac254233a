import {
  type Interval,
  meanInterval,
  type NetTally,
  netScore,
  netScoreInterval,
  sampleOfCounts,
  wilson,
} from "../../../../platform/stats/index.ts";
import type { MetricGroup } from "../../contract.ts";
import type { AnswerGroup } from "./count-answers.ts";

/** The kinds of score, as their metrics are named. */
export const scoreMetrics = ["nps", "nps-1-10", "csat", "ces", "expectation"] as const;
export type ScoreMetric = (typeof scoreMetrics)[number];

/** The answers that each kind can have, lowest first. */
export const scales: Record<ScoreMetric, readonly string[]> = {
  nps: steps(0, 10),
  "nps-1-10": steps(1, 10),
  csat: steps(1, 5),
  ces: steps(1, 7),
  expectation: ["missed", "met", "exceeded"],
};

function steps(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, place) => String(from + place));
}

const timesOf = (counts: AnswerGroup["counts"], answers: readonly string[]) =>
  answers.reduce((sum, answer) => sum + (counts.get(answer) ?? 0), 0);

/** 9–10 promote, 7–8 are passive, the rest detracts; from 0 or, kept apart, from 1. */
export function netTally(counts: AnswerGroup["counts"]): NetTally {
  return {
    promoters: timesOf(counts, steps(9, 10)),
    passives: timesOf(counts, steps(7, 8)),
    detractors: timesOf(counts, steps(0, 6)),
  };
}

/** The answers of a scale that count as satisfied, easy, or at least as expected. */
export const topOf = {
  csat: steps(4, 5),
  ces: steps(5, 7),
  expectation: ["met", "exceeded"],
} as const satisfies Partial<Record<ScoreMetric, readonly string[]>>;

/** Scores with how often each was given, for means. */
export function scoreCounts(counts: AnswerGroup["counts"], metric: ScoreMetric): [number, number][] {
  return scales[metric].map((answer, place) => [
    Number.isNaN(Number(answer)) ? place + 1 : Number(answer),
    counts.get(answer) ?? 0,
  ]);
}

/**
 * One group of a score in the shape of all metrics: `n` answered, `value` with its interval, the `distribution` by answer, and `responses`:
 * how many were asked, answered and passed over. NPS from −100 to 100; the others a share, with the mean beside it.
 */
export function scoreGroup(metric: ScoreMetric, { key, counts }: AnswerGroup): MetricGroup {
  const answered = timesOf(counts, scales[metric]);
  const skipped = counts.get("") ?? 0;
  const distribution = Object.fromEntries(scales[metric].map((answer) => [answer, counts.get(answer) ?? 0]));
  const responses = { asked: answered + skipped, answered, skipped };
  const value = metric === "nps" || metric === "nps-1-10" ? netNumbers(counts) : shareNumbers(metric, counts, answered);
  return { key, n: answered, ...value, distribution, responses };
}

const hundredfold = (interval: Interval | null) => ({
  low: interval ? interval.low * 100 : null,
  high: interval ? interval.high * 100 : null,
});

function netNumbers(counts: AnswerGroup["counts"]) {
  const tally = netTally(counts);
  const score = netScore(tally);
  return { value: score === null ? null : score * 100, ...hundredfold(netScoreInterval(tally)), ...tally };
}

function shareNumbers(metric: "csat" | "ces" | "expectation", counts: AnswerGroup["counts"], n: number) {
  const hits = timesOf(counts, topOf[metric]);
  const interval = wilson(hits, n);
  const share = { value: n > 0 ? hits / n : null, low: interval?.low ?? null, high: interval?.high ?? null, hits };
  if (metric === "expectation") return share;
  const { mean, deviation } = sampleOfCounts(scoreCounts(counts, metric));
  const around = meanInterval(mean, deviation, n);
  return { ...share, mean: n > 0 ? mean : null, mean_low: around?.low ?? null, mean_high: around?.high ?? null };
}
