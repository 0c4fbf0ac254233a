import { Refusal } from "../../../../platform/errors/index.ts";
import { shareDifference } from "../../../../platform/stats/index.ts";
import type { MetricAnswer, MetricGroup } from "../../../insights/contract.ts";
import { askedOf, askMetrics, patience } from "../../../insights/index.ts";
import type { BeforeAfter, ImprovementBody } from "../../contract.ts";

type Watched = NonNullable<ImprovementBody["metric"]>;
type AskWay = Parameters<typeof askMetrics>;

/** Asks for a number in the days before and after a change. Refuses what the metric refuses. */
export async function beforeAfter(
  database: AskWay[0],
  on: AskWay[1],
  watched: Watched,
  language: AskWay[2],
): Promise<BeforeAfter> {
  const ask = (days: { from: string; to: string }) => askedOf(watched.metric, { ...watched.options, ...days });
  const { answers } = await askMetrics(
    database,
    on,
    language,
    [ask(watched.before), ask(watched.after)],
    patience.page,
  );
  const [before, after] = answers as [MetricAnswer, MetricAnswer];
  const [one, other] = [sideOf(before), sideOf(after)];
  return { title: after.title, unit: after.unit, before: one, after: other, difference: differenceOf(one, other) };
}

type Side = BeforeAfter["before"] & { hits?: number };

function sideOf({ groups }: MetricAnswer): Side {
  const group: MetricGroup | undefined = groups[0];
  if (!group) return { n: 0, value: null, low: null, high: null };
  const { n, value, low, high } = group;
  const hits = group["hits"];
  return { n, value, low, high, ...(typeof hits === "number" && { hits }) };
}

/**
 * The difference, after less before, with its 95% interval: of two shares by Newcombe's method, of any other two numbers from their own
 * intervals (MOVER: Zou & Donner 2008, Statistics in Medicine 27, 1693–1702, of which Newcombe's is a case). Null where one has no interval.
 */
export function differenceOf(before: Side, after: Side): BeforeAfter["difference"] {
  if (before.value === null || after.value === null) return null;
  const value = after.value - before.value;
  if (before.hits !== undefined && after.hits !== undefined) {
    const interval = shareDifference({ hits: after.hits, n: after.n }, { hits: before.hits, n: before.n });
    return interval && { value, ...interval, shown: interval.low > 0 || interval.high < 0 };
  }
  if (before.low === null || before.high === null || after.low === null || after.high === null) return null;
  const low = value - Math.hypot(after.value - after.low, before.high - before.value);
  const high = value + Math.hypot(after.high - after.value, before.value - before.low);
  return { value, low, high, shown: low > 0 || high < 0 };
}

/** A metric that is no longer there must not keep the list from opening. */
export async function beforeAfterOrNothing(...asked: Parameters<typeof beforeAfter>): Promise<BeforeAfter | null> {
  try {
    return await beforeAfter(...asked);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
