import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type Period, resolvePeriod, todayIn } from "./period.ts";
import { type BrandSettings, findMetric, type Metric, type Question } from "./registry.ts";

/** A question as it comes: texts of an address or a command line. `by` is a list with commas; the rest are options of the metric. */
export type Asked = {
  metric: string;
  from?: string;
  to?: string;
  period?: string;
  calendar?: string;
  by?: string;
  options: Record<string, string>;
};

/** Splits the parameters of an address into a question; empty ones count as not given. */
export function askedOf(metric: string, parameters: Readonly<Record<string, string | undefined>>): Asked {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const { from, to, period, calendar, by, ...options } = Object.fromEntries(given);
  const said = { ...(from && { from }), ...(to && { to }), ...(period && { period }), ...(calendar && { calendar }) };
  return { metric, ...said, ...(by && { by }), options };
}

/** One text for a question, the same however its parts were ordered: the key of its snapshot. */
export function questionText({ from, to, period, calendar, by, options }: Asked): string {
  const parts = { ...options, from, to, period, calendar, by: by?.split(",").sort().join(",") };
  return new URLSearchParams(
    Object.entries(parts)
      .filter((part): part is [string, string] => part[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
}

/** The metric of a question. Refuses `metric_unknown`. */
export function metricOf(asked: Asked): Metric {
  const metric = findMetric(asked.metric);
  if (!metric) throw new Refusal("metric_unknown", { field: "metric", values: { metric: asked.metric.slice(0, 60) } });
  return metric;
}

const spanned = {
  orders: sql`order_day_view`,
  interactions: sql`interaction_day_view`,
  answers: sql`survey_day_view`,
  // Nothing is said before a conversation begins; the last word is at most a day after its start in another zone.
  conversations: sql`(select brand_id, opened_at::date as day from conversation_view
    union all select brand_id, last_message_at::date + 1 from conversation_view) spoken`,
};

/** The first and last day of what a metric speaks of; null where there is nothing yet. */
async function factSpan(ctx: Context, spans: Metric["spans"]): Promise<Period | null> {
  if (spans === "now") return null;
  const { rows } = await sql<{ from: string | null; to: string | null }>`
    select min(day)::text as from, max(day)::text as to from ${spanned[spans]} where brand_id = ${ctx.brandId}`.execute(
    ctx.db,
  );
  const { from = null, to = null } = rows[0] ?? {};
  return from && to ? { from, to } : null;
}

function groupingsOf(metric: Metric, asked: Asked): string[] {
  const by = asked.by?.split(",").map((name) => name.trim()) ?? [];
  const unknown = by.find((name) => !metric.by.includes(name));
  if (unknown === undefined) return by;
  const values = { name: unknown.slice(0, 60), known: metric.by.join(", ") || "–" };
  throw new Refusal("metric_by_unknown", { field: "by", values });
}

function optionsOf(metric: Metric, asked: Asked): Record<string, unknown> {
  const read = metric.options.safeParse(asked.options);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = (issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".")) ?? "options";
  throw new Refusal("metric_option_unknown", { field, values: { name: field.slice(0, 60) } });
}

function calendarOf(asked: Asked, brand: BrandSettings): BrandSettings["calendar"] {
  const { calendar = brand.calendar } = asked;
  if (calendar === "jalali" || calendar === "gregorian") return calendar;
  throw new Refusal("metric_option_unknown", { field: "calendar", values: { name: "calendar" } });
}

/** Whether the days of a question depend on what there is. */
function needsSpan({ from, to, period }: Asked): boolean {
  return period ? period === "all" : !(from && to);
}

/** Decides everything a question leaves open. Refuses unreadable days, unknown groupings and options. */
export async function resolveQuestion(
  ctx: Context,
  brand: BrandSettings,
  asked: Asked,
): Promise<{ metric: Metric; question: Question }> {
  const metric = metricOf(asked);
  const [by, options, calendar] = [groupingsOf(metric, asked), optionsOf(metric, asked), calendarOf(asked, brand)];
  const today = todayIn(ctx.now, brand.timeZone);
  const wholeSpan = needsSpan(asked) ? await factSpan(ctx, metric.spans) : null;
  const period = resolvePeriod(asked, today, calendar, wholeSpan);
  return { metric, question: { ...period, today, calendar, by, options, brand } };
}
