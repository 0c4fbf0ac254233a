import * as z from "zod";

/** What a value is: a fraction of 1, a count, money in minor units, a number of days or seconds, or a score from −100 to 100. */
export const metricUnit = z.enum(["rate", "count", "money", "days", "seconds", "score"]);
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
  /** It was never asked before and takes a while: without groups, until it is counted. Pages alone get it. */
  pending: z.boolean().optional(),
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

/** One row behind a number: a customer, an order of one, or an answer to a survey; `id` is that of the customer, order or response. */
export const metricRow = z.object({
  kind: z.enum(["customer", "order", "response"]),
  id: z.number(),
  customer_id: z.number().nullable(),
  name: z.string().nullable(),
  at: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  /** Of an answer: its score, what was written beside it, of which survey, and about which conversation. */
  score: z.number().nullable().optional(),
  comment: z.string().nullable().optional(),
  survey: z.string().optional(),
  conversation_id: z.number().nullable().optional(),
});
export type MetricRow = z.infer<typeof metricRow>;
export const metricRows = z.object({ rows: z.array(metricRow), next: z.string().nullable() });

/** Everything the first page shows for one period; each answer in the shape of all metrics. */
export const overviewAnswer = z.object({
  from: z.string(),
  to: z.string(),
  granularity: z.enum(["day", "month"]),
  /** Newer numbers are being computed: ask again in a moment. */
  updating: z.boolean(),
  answers: z.object({
    customers: metricAnswer,
    contacts: metricAnswer,
    contacts_by_channel: metricAnswer,
    contacts_by_partner: metricAnswer,
    revenue: metricAnswer,
    revenue_over_time: metricAnswer,
    new_customers: metricAnswer,
    repeat_rate: metricAnswer,
    retention_bounded: metricAnswer,
    retention_unbounded: metricAnswer,
    churn: metricAnswer,
    time_between_purchases: metricAnswer,
    time_between_purchases_by_week: metricAnswer,
    time_to_first_purchase: metricAnswer,
    time_to_first_purchase_by_week: metricAnswer,
  }),
});
export type Overview = z.infer<typeof overviewAnswer>;

/** How customers are answered in one period, narrowed to a channel, a team or a colleague where asked. */
export const supportAnswer = z.object({
  from: z.string(),
  to: z.string(),
  granularity: z.enum(["day", "month"]),
  updating: z.boolean(),
  answers: z.object({
    conversations: metricAnswer,
    conversations_over_time: metricAnswer,
    messages_over_time: metricAnswer,
    incoming_hours: metricAnswer,
    first_response: metricAnswer,
    first_response_over_time: metricAnswer,
    first_response_by_channel: metricAnswer,
    first_response_by_team: metricAnswer,
    first_response_by_agent: metricAnswer,
    next_response: metricAnswer,
    next_response_by_agent: metricAnswer,
    resolution: metricAnswer,
    resolution_by_channel: metricAnswer,
    resolution_by_team: metricAnswer,
    resolution_by_agent: metricAnswer,
    reopened: metricAnswer,
    backlog: metricAnswer,
    backlog_by_age: metricAnswer,
    backlog_over_time: metricAnswer,
    promises: metricAnswer,
    levels: metricAnswer,
    levels_by_target: metricAnswer,
    levels_over_time: metricAnswer,
    levels_by_channel: metricAnswer,
    levels_by_team: metricAnswer,
    levels_by_agent: metricAnswer,
  }),
});
export type Support = z.infer<typeof supportAnswer>;

/** One line of the health of the brand: the last weeks, and whether they differ from the weeks before by more than chance. */
export const healthLine = z.object({
  line: z.enum(["retention", "repeat-rate", "orders", "contacts"]),
  unit: z.enum(["rate", "per_day"]),
  from: z.string(),
  to: z.string(),
  n: z.number(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  before: z.number().nullable(),
  change: z.enum(["up", "down"]).nullable(),
});
export type HealthLine = z.infer<typeof healthLine>;

/** What waits for a person; `path` is below the brand. */
export const need = z.object({
  need: z.enum(["conversations-at-risk", "match-suggestions", "quarantine", "failed-imports"]),
  count: z.number(),
});
export const homeAnswer = z.object({
  /** Nothing has been brought in yet. */
  first_use: z.boolean(),
  health: z.array(healthLine),
  needs: z.array(need),
});
export type Home = z.infer<typeof homeAnswer>;
