import * as z from "zod";

/** What a value is: a fraction of 1, a count, money in minor units, or a number of days. */
export const metricUnit = z.enum(["rate", "count", "money", "days"]);
export type MetricUnit = z.infer<typeof metricUnit>;

/** What a group stands for, such as `{"channel":"phone"}`; empty where nothing is grouped. */
export const groupKey = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/**
 * One number. `n` is how many cases it is made of; `value` is null without any; `low` and `high` bound a 95% interval and are null
 * where an interval has no meaning. Metrics add what belongs to them.
 */
export const metricGroup = z.looseObject({
  key: groupKey,
  n: z.number(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type MetricGroup = z.infer<typeof metricGroup>;

/** The answer of every metric. `from` and `to` are days of the brand's time zone, both included. */
export const metricAnswer = z.object({
  metric: z.string(),
  title: z.string(),
  definition: z.string(),
  unit: metricUnit,
  from: z.string(),
  to: z.string(),
  /** When the numbers were computed; older than now where facts moved on and the new numbers are on their way. */
  as_of: z.string(),
  groups: z.array(metricGroup),
});
export type MetricAnswer = z.infer<typeof metricAnswer>;

/** What may be asked, for the list of metrics. */
export const metricEntry = z.object({
  metric: z.string(),
  title: z.string(),
  definition: z.string(),
  unit: metricUnit,
  by: z.array(z.string()),
  options: z.array(z.string()),
  opens_rows: z.boolean(),
});
export const metricList = z.object({ rows: z.array(metricEntry) });

/** One row behind a number: a customer, or an order of one; `id` is the customer's or the order's. */
export const metricRow = z.object({
  kind: z.enum(["customer", "order"]),
  id: z.number(),
  customer_id: z.number().nullable(),
  name: z.string().nullable(),
  at: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
});
export type MetricRow = z.infer<typeof metricRow>;
export const metricRows = z.object({ rows: z.array(metricRow), next: z.string().nullable() });
