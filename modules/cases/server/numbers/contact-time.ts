import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { type WaitTally, waitQuantile } from "../../../../platform/stats/index.ts";
import { brandHours, type WorkingCalendar, workingMilliseconds } from "../../../inbox/index.ts";
import type { MetricGroup } from "../../../insights/contract.ts";
import type { Metric, Question } from "../../../insights/index.ts";
import { caseGroupings, caseOptions, chosen, groupedBy, namedProducts, within } from "./case-groups.ts";
import { metricWords } from "./words.ts";

const options = caseOptions.extend({ time: z.enum(["working", "calendar"]).optional() });
type Asked = Question<z.infer<typeof options>>;
type Row = Record<string, unknown> & {
  opened_at: Date;
  contacted_at: Date | null;
  contact_ms: number | null;
  closed_at: Date | null;
};
type Wait = WaitTally[number];

/** How long it takes until an unhappy customer is reached; those not reached yet still wait. In working time unless all time is asked for. */
export const contactTime: Metric<typeof options> = {
  name: "case-contact-time",
  unit: "seconds",
  words: metricWords["case-contact-time"],
  by: caseGroupings,
  options,
  spans: "interactions",
  compute,
};

async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const grouped = groupedBy(question);
  const { rows } =
    await sql<Row>`select ${grouped.select}, c.opened_at, c.contacted_at, c.contact_ms, c.closed_at from customer_case c
    where ${chosen(ctx, question.options)} and ${within(question, "c.opened_at")}`.execute(ctx.db);
  const working = question.options.time !== "calendar";
  const calendar = working ? await brandHours(ctx, new Date(Date.parse(question.from) - 86_400_000)) : null;
  const groups = new Map<string, { key: MetricGroup["key"]; waits: Wait[] }>();
  for (const row of rows) {
    const key = grouped.keyOf(row);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, waits: [] };
    groups.set(text, group);
    group.waits.push(waitOf(row, ctx.now, calendar));
  }
  if (groups.size === 0 && question.by.length === 0) return [waitGroup({}, [])];
  return namedProducts(
    ctx,
    [...groups.values()].map(({ key, waits }) => waitGroup(key, waits)),
  );
}

function waitOf(
  { opened_at, contacted_at, contact_ms, closed_at }: Row,
  now: Date,
  calendar: WorkingCalendar | null,
): Wait {
  if (contacted_at) {
    const ms = calendar ? Number(contact_ms) : contacted_at.getTime() - opened_at.getTime();
    return { time: Math.floor(ms / 1000), ended: 1, going: 0 };
  }
  const until = closed_at ?? now;
  const ms = calendar ? workingMilliseconds(calendar, opened_at, until) : until.getTime() - opened_at.getTime();
  return { time: Math.max(0, Math.floor(ms / 1000)), ended: 0, going: 1 };
}

function waitGroup(key: MetricGroup["key"], waits: readonly Wait[]): MetricGroup {
  const [median, most] = [waitQuantile(waits, 0.5), waitQuantile(waits, 0.9)];
  const waiting = waits.reduce((sum, { going }) => sum + going, 0);
  const longest = waits.reduce((longest, { time }) => Math.max(longest, time), 0);
  return {
    key,
    n: waits.length,
    ...median,
    p90: most.value,
    longer_than: median.value === null && waits.length > 0 ? longest : null,
    answered: waits.length - waiting,
    waiting,
  };
}
