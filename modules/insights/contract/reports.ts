import * as z from "zod";
import { scoreNames } from "./experience.ts";

const recipients = z.array(z.email().max(200)).min(1).max(20);
const language = z.enum(["fa", "en"]);
/** The survey that is meant, by its key; null: all of them. */
const survey = z.string().max(60).nullable();

/** How a report can be split, beside the whole. */
export const reportGroupings = ["channel", "touchpoint", "mode", "partner", "product", "agent", "segment"] as const;

/**
 * What is sent, when and to whom. A report of a `day` is about the day before, of a `week` about the seven days before, of a `month`
 * about the last month of the brand's calendar, sent on the first day of the next. `weekday` is 0 for Sunday … 6 for Saturday.
 */
export const reportRule = z.object({
  name: z.string().trim().min(1).max(100),
  survey,
  by: z.enum(reportGroupings),
  every: z.enum(["day", "week", "month"]),
  weekday: z.number().int().min(0).max(6),
  hour: z.number().int().min(0).max(23),
  format: z.enum(["xlsx", "pdf"]),
  language,
  recipients,
});
export type ReportRule = z.infer<typeof reportRule>;

/** Which score is looked at each morning: its last `days` days beside as many before. */
export const watchRule = z.object({
  metric: z.enum(scoreNames),
  survey,
  days: z.union([z.literal(7), z.literal(28)]),
  language,
  recipients,
});
export type WatchRule = z.infer<typeof watchRule>;

/** Why the last letter did not go out: the installation has no mail server, or it refused. */
const problem = z.enum(["mail_not_set_up", "mail_refused"]).nullable();
export type MailProblem = z.infer<typeof problem>;

export const reportRow = z.object({
  id: z.number(),
  rule: reportRule,
  next_at: z.string(),
  sent_at: z.string().nullable(),
  problem,
});
export type ReportRow = z.infer<typeof reportRow>;
export const watchRow = z.object({ id: z.number(), rule: watchRule, looked_on: z.string().nullable(), problem });
export type WatchRow = z.infer<typeof watchRow>;

const level = z.object({ n: z.number(), value: z.number() });

/** A score that moved: before and now, the difference with its interval, in the unit of the metric, and the corrected chance of such a move. */
export const scoreMove = z.object({
  metric: z.enum(scoreNames),
  survey,
  from: z.string(),
  to: z.string(),
  now: level,
  before: level,
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  chance: z.number(),
});
export type ScoreMove = z.infer<typeof scoreMove>;
export const scoreAlert = z.object({ id: z.number(), watch_id: z.number(), day: z.string(), move: scoreMove });
export type ScoreAlert = z.infer<typeof scoreAlert>;

/** Everything the page of reports shows. `can_mail` and `can_print` say what this installation is able to do. */
export const reportList = z.object({
  reports: z.array(reportRow),
  watches: z.array(watchRow),
  alerts: z.array(scoreAlert),
  can_mail: z.boolean(),
  can_print: z.boolean(),
});
export type ReportList = z.infer<typeof reportList>;
