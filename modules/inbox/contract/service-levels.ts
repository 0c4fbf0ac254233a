import * as z from "zod";
import { workingWeek } from "../../admin/contract.ts";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });

/** What is promised: a first human answer, an answer to each later message, an end of the matter. */
export const serviceTargets = ["first_reply", "next_reply", "resolution"] as const;
export type ServiceTargetName = (typeof serviceTargets)[number];

// A year is more than anybody promises.
const minutes = z.number().int().min(1).max(527_040).nullable();
const serviceLevelFields = z.object({
  name: z.string().trim().min(1).max(100),
  channels: z.array(z.string().max(40)).max(30).describe("Empty: every channel"),
  priorities: z.array(z.number().int().min(-1).max(2)).max(4).describe("Empty: every priority"),
  teams: z.array(id).max(100).describe("Empty: every team, and none"),
  segments: z.array(id).max(100).describe("Customer groups; empty: every customer"),
  first_reply: minutes.describe("Minutes; null where nothing is promised"),
  next_reply: minutes,
  resolution: minutes,
  counts: z.enum(["working", "calendar"]).describe("Which minutes count"),
  hours: workingWeek.nullable().describe("Its own working week; null: the brand's"),
  pauses_while_snoozed: z.boolean(),
  warn_percent: z.number().int().min(1).max(99).describe("The share of the time after which a warning comes"),
});
export const serviceLevelBody = serviceLevelFields.refine(
  (level) => level.first_reply !== null || level.next_reply !== null || level.resolution !== null,
  { path: ["first_reply"] },
);
export type ServiceLevelBody = z.infer<typeof serviceLevelBody>;
export const serviceLevel = serviceLevelFields.extend({ id });
export type ServiceLevel = z.infer<typeof serviceLevel>;
export const serviceLevelOrder = z.object({ ids: z.array(id).max(200) });

/** When a message of an instant would be due under a level that need not be saved yet. */
export const serviceLevelSample = z.object({ level: serviceLevelBody, at: instant.nullable() });
export const sampleAnswer = z.object({
  at: instant.describe("The sample: as asked for, or a telling moment before the next closing"),
  due: z.array(z.object({ target: z.enum(serviceTargets), warn_at: instant.nullable(), due_at: instant.nullable() })),
});
export type SampleAnswer = z.infer<typeof sampleAnswer>;

/** What is due next in a conversation; null while nothing is, or while its clock stands. */
export const conversationDue = z.object({
  target: z.enum(serviceTargets),
  due_at: instant,
  warn_at: instant,
});
export type ConversationDue = z.infer<typeof conversationDue>;

/** Each promise of a conversation as it stands, the latest round of each target. */
export const conversationRound = z.object({
  target: z.enum(serviceTargets),
  level: z.string(),
  state: z.enum(["running", "paused", "met", "settled"]),
  started_at: instant,
  due_at: instant.nullable(),
  met_at: instant.nullable(),
  breached: z.boolean(),
});
export type ConversationRound = z.infer<typeof conversationRound>;
