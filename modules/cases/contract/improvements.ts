import * as z from "zod";
import { id } from "./case-words.ts";

export const improvementStates = ["planned", "doing", "done", "dropped"] as const;
const day = z.iso.date();
/** The number in which a change should show: what is asked, and in which days before and after it. */
export const watchedMetric = z.object({
  metric: z.string().min(1).max(60),
  options: z.record(z.string().max(40), z.string().max(200)).default({}),
  before: z.object({ from: day, to: day }),
  after: z.object({ from: day, to: day }),
});
export const improvementBody = z.object({
  title: z.string().trim().min(1).max(200),
  what: z.string().trim().max(5000).default(""),
  root_causes: z.array(z.string().max(60)).max(30),
  assignee: z.string().max(64).nullable().default(null),
  state: z.enum(improvementStates).default("planned"),
  metric: watchedMetric.nullable().default(null),
});
export type ImprovementBody = z.infer<typeof improvementBody>;

const side = z.object({
  n: z.number(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
/** What a number was before and after, and the difference with its 95% interval; `shown`: it is more than chance. */
export const beforeAfter = z.object({
  title: z.string(),
  unit: z.string(),
  before: side,
  after: side,
  difference: z.object({ value: z.number(), low: z.number(), high: z.number(), shown: z.boolean() }).nullable(),
});
export type BeforeAfter = z.infer<typeof beforeAfter>;
export const improvementRow = improvementBody.extend({
  id,
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  made_at: z.string(),
  done_at: z.string().nullable(),
  cases: z.number().describe("Cases that carry its root causes"),
  told: z.string(),
  told_at: z.string().nullable(),
  told_count: z.number(),
  told_waiting: z.number().describe("To whom it is still being told"),
  result: beforeAfter.nullable(),
});
export type ImprovementRow = z.infer<typeof improvementRow>;
export const improvementList = z.object({ rows: z.array(improvementRow) });

export const leftOutReasons = [
  "told_before",
  "no_way",
  "refused",
  "no_consent",
  "suppressed",
  "quiet_hours",
  "cap_reached",
  "no_address",
  "erased",
  "open_case",
] as const;
export const tellPreview = z.object({
  tells: z.number(),
  people: z.array(z.object({ id, name: z.string().nullable(), channel: z.string(), about: z.string() })),
  left_out: z.array(z.object({ id, name: z.string().nullable(), reason: z.string() })),
  text: z.string(),
});
export type TellPreview = z.infer<typeof tellPreview>;
export const tellBody = z.object({ text: z.string().trim().min(1).max(2000) });
export const told = z.object({ sent: z.number(), left_out: z.number() });
