import type { BrandWork, Database } from "../../../platform/db/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import {
  type Interval,
  meanDifference,
  meanInterval,
  type Sample,
  type Share,
  sampleOf,
  shareDifference,
  wilson,
} from "../../../platform/stats/index.ts";
import type { HealthLine, MetricAnswer } from "../contract.ts";
import { askMetrics, patience } from "./ask-metrics.ts";
import { daysAfter, lengthOf } from "./period.ts";
import { askedOf } from "./question.ts";

// Each line compares a period with the one before it. Days are counted in four whole weeks, so that weekdays weigh the same, and
// without today, which is not over. The halves of 180 days are the buyers of 90 days and who of them came back in the next 90.
const weeks = ["28d-ending-1d-ago", "28d-ending-29d-ago"] as const;
const quarters = ["90d", "90d-ending-90d-ago"] as const;
const halves = ["180d", "180d-ending-90d-ago"] as const;
export const healthQuestions = [
  ...halves.map((period) => askedOf("churn", { period })),
  ...quarters.map((period) => askedOf("repeat-rate", { period })),
  ...weeks.map((period) => askedOf("revenue", { period, by: "day" })),
  ...weeks.map((period) => askedOf("interactions", { period, by: "day" })),
];

/** The direction of a change whose interval leaves out zero; null where it may be chance. */
function direction(difference: Interval | null): "up" | "down" | null {
  if (!difference) return null;
  if (difference.low > 0) return "up";
  return difference.high < 0 ? "down" : null;
}

function shareIn(answer: MetricAnswer): Share {
  const group = answer.groups[0];
  return { hits: Number(group?.["hits"] ?? 0), n: group?.n ?? 0 };
}

function keptIn(answer: MetricAnswer): Share {
  const { hits, n } = shareIn(answer);
  return { hits: n - hits, n };
}

const shareOf = ({ hits, n }: Share) => (n > 0 ? hits / n : null);

function shareLine(line: HealthLine["line"], { from, to }: MetricAnswer, now: Share, before: Share): HealthLine {
  const interval = wilson(now.hits, now.n);
  const change = direction(shareDifference(now, before));
  const numbers = { n: now.n, value: shareOf(now), low: interval?.low ?? null, high: interval?.high ?? null };
  return { line, unit: "rate", from, to, ...numbers, before: shareOf(before), change };
}

/** What each day of the period counted, days without anything too. */
function daily(answer: MetricAnswer): Sample {
  const counts = new Map<string, number>();
  // There may be several groups of one day: one for each currency.
  for (const { key, n } of answer.groups) counts.set(String(key["day"]), (counts.get(String(key["day"])) ?? 0) + n);
  return sampleOf(
    Array.from({ length: lengthOf(answer) }, (_, place) => counts.get(daysAfter(answer.from, place)) ?? 0),
  );
}

function dailyLine(line: HealthLine["line"], answer: MetricAnswer, answerBefore: MetricAnswer): HealthLine {
  const [now, before] = [daily(answer), daily(answerBefore)];
  const interval = meanInterval(now.mean, now.deviation, now.n);
  const n = answer.groups.reduce((sum, group) => sum + group.n, 0);
  const nothing = n === 0 && before.mean === 0;
  const numbers = {
    n,
    value: nothing ? null : now.mean,
    low: interval && Math.max(0, interval.low),
    high: interval?.high ?? null,
  };
  const change = direction(meanDifference(now, before));
  return {
    line,
    unit: "per_day",
    from: answer.from,
    to: answer.to,
    ...numbers,
    before: nothing ? null : before.mean,
    change,
  };
}

/** How the brand does: who of the buyers came back, repeat purchase, orders and contacts a day, each against the time before. */
export async function healthLines(database: Database, on: BrandWork, language: Language): Promise<HealthLine[]> {
  const { answers } = await askMetrics(database, on, language, healthQuestions, patience.page);
  const pair = (line: number) => [answers[2 * line]!, answers[2 * line + 1]!] as const;
  const [churn, churnBefore] = pair(0);
  const [repeat, repeatBefore] = pair(1);
  return [
    shareLine("retention", churn, keptIn(churn), keptIn(churnBefore)),
    shareLine("repeat-rate", repeat, shareIn(repeat), shareIn(repeatBefore)),
    dailyLine("orders", ...pair(2)),
    dailyLine("contacts", ...pair(3)),
  ];
}
