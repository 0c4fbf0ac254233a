import type { Context } from "../../../../platform/db/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { holdDayCounters } from "./hold-time-zone.ts";

/** Days, first and last included, and the time zone in which they are meant. */
export type DaySpan = { first: string; last: string; timeZone: string };

/** How one module counts by day. */
export type DayCounters = {
  /** The first day not before this one (the first of all without one) that has a counter, or null. */
  nextDay(ctx: Context, from: string | null): Promise<string | null>;
  /** Counts these days anew from the rows behind them, whatever the counters say now. */
  recount(ctx: Context, span: DaySpan): Promise<void>;
};

const daysAtOnce = 7;
// From one zone to another the day of a moment moves by two at most: clocks are 26 hours apart at most.
const reach = 2;

/**
 * Counts all days of a brand anew, a week in a transaction, while others go on writing between the steps: each step counts from the
 * rows, in the zone that holds then, and nobody adds to counters meanwhile. Running it twice changes nothing.
 */
export async function recountDays(job: JobRun, counters: DayCounters): Promise<void> {
  let from: string | null = null;
  do from = await job.write((ctx) => recountWeek(ctx, counters, from));
  while (from !== null);
}

/** Counts the next week with anything in it, and gives the day after it; null when there is none. */
async function recountWeek(ctx: Context, counters: DayCounters, from: string | null): Promise<string | null> {
  const timeZone = await holdDayCounters(ctx);
  const counted = await counters.nextDay(ctx, from && daysLater(from, -reach));
  if (counted === null) return null;
  const reached = daysLater(counted, -reach);
  const first = from !== null && from > reached ? from : reached;
  await counters.recount(ctx, { first, last: daysLater(first, daysAtOnce - 1), timeZone });
  return daysLater(first, daysAtOnce);
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
