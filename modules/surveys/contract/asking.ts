import * as z from "zod";
import { words } from "./definition.ts";
import { surveyKey, surveyParams } from "./surveys.ts";

/** Channels on which the house asks by itself, the best first where nothing else is said. */
export const askChannels = ["chat", "telegram", "bale", "whatsapp", "rubika", "eitaa", "sms", "email"] as const;
export type AskChannel = (typeof askChannels)[number];
const channels = z
  .array(z.enum(askChannels))
  .min(1)
  .max(8)
  .describe("The first on which a customer may be reached is used");
const share = z.number().gt(0).max(1).default(1).describe("Random share of those meant, 0–1");
const days = z.number().int().min(1).max(365);

/** One rule over all surveys: how often anybody is asked at most, and who never is. */
export const askRule = z.object({
  days: days.default(30).describe("A customer is asked at most once in so many days, by whatever survey"),
  by_channel: z.partialRecord(z.enum(askChannels), days).default({}).describe("Longer distances on some channels"),
  leave_out_staff: z.boolean().default(true).describe("Customers with a colleague's e-mail address"),
  seeds: z
    .array(z.string().trim().min(3).max(200))
    .max(200)
    .default([])
    .describe("Phones and e-mails that are never asked, such as test addresses"),
});
export type AskRule = z.infer<typeof askRule>;

export const askAudience = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("ids"), ids: z.array(z.number().int().positive()).min(1).max(10_000) }),
  z.object({ kind: z.literal("segment"), segment: z.number().int().positive() }),
  z.object({ kind: z.literal("silent"), months: z.number().int().min(1).max(60) }),
]);
export type AskAudience = z.infer<typeof askAudience>;

/** How something is asked, whoever is asked. */
const manner = {
  channels: channels.default([...askChannels]),
  message: words.nullable().default(null).describe("What stands before the question; the usual words where it is null"),
  subject: words.nullable().default(null).describe("Of letters"),
  sms_template: z
    .string()
    .max(60)
    .nullable()
    .default(null)
    .describe("The provider's template, with the link as its token"),
  remind_after_days: days.max(60).nullable().default(null),
  every_days: days.nullable().default(null).describe("Nobody is asked by this survey again within so many days"),
};

/** Asks an audience once: how many of it, when, and spread over how long. */
export const newWave = z.object({
  audience: askAudience,
  share,
  quota: z.number().int().min(1).nullable().default(null).describe("At most so many invitations, drawn by chance"),
  starts_at: z.iso.datetime({ offset: true }).nullable().default(null),
  spread_hours: z
    .number()
    .min(0)
    .max(24 * 90)
    .default(0),
  ...manner,
  dry_run: z.boolean().default(false).describe("Only tells how many would be asked, and who would be left out"),
});
export type NewWave = z.infer<typeof newWave>;

export const occasionKinds = ["order", "conversation", "visit", "period", "segment"] as const;
export type OccasionKind = (typeof occasionKinds)[number];
const occasionManner = {
  ...manner,
  share,
  quota_per_day: z.number().int().min(1).nullable().default(null),
  delay_hours: z
    .number()
    .min(0)
    .max(24 * 90)
    .default(0),
};
/** What makes a survey ask by itself. */
export const occasionRule = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("order"),
    status: z.enum(["placed", "paid", "shipped", "delivered"]).default("delivered"),
    product: z
      .number()
      .int()
      .positive()
      .nullable()
      .default(null)
      .describe("Only where this product was bought; it is what is asked about"),
    ...occasionManner,
  }),
  z.object({ kind: z.literal("conversation"), ...occasionManner }),
  z.object({ kind: z.literal("visit"), ...occasionManner }),
  z.object({
    kind: z.literal("period"),
    audience: askAudience,
    repeat_days: days.describe("A new wave every so many days"),
    spread_days: z.number().int().min(0).max(90).default(7),
    ...occasionManner,
  }),
  z.object({ kind: z.literal("segment"), segment: z.number().int().positive(), ...occasionManner }),
]);
export type OccasionRule = z.infer<typeof occasionRule>;

const counts = z.record(z.string(), z.number());
export const waveRow = z.object({
  id: z.number(),
  occasion: z.object({ id: z.number(), kind: z.enum(occasionKinds) }).nullable(),
  audience: askAudience.nullable(),
  made_at: z.string(),
  made_by: z.string().nullable(),
  /** Still being turned into invitations. */
  under_way: z.boolean(),
  cancelled_at: z.string().nullable(),
  invited: z.number(),
  waiting: z.number(),
  sent: z.number(),
  opened: z.number(),
  answered: z.number(),
  failed: z.number(),
  expired: z.number(),
  left_out: counts,
});
export type WaveRow = z.infer<typeof waveRow>;
export const wavePage = z.object({ rows: z.array(waveRow), next: z.string().nullable() });
export const waveQuery = z.object({
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const person = z.object({ id: z.number(), name: z.string().nullable() });
export const leftOutRow = z.object({ customer: person, reason: z.string(), until: z.string().nullable() });
export type LeftOutRow = z.infer<typeof leftOutRow>;
export const leftOutPage = z.object({ rows: z.array(leftOutRow), next: z.string().nullable() });
export const leftOutQuery = z.object({
  reason: z.string().max(40).optional(),
  after: z.coerce.number().int().positive().optional().describe("Id of the last customer seen"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
/** What a wave would do. `looked_at` of `audience` were drawn by chance and looked at; the counts are of those. */
export const waveForecast = z.object({
  audience: z.number(),
  looked_at: z.number(),
  invited: z.number(),
  by_channel: counts,
  left_out: counts,
  examples: z.array(leftOutRow),
});
export type WaveForecast = z.infer<typeof waveForecast>;
export const waveMade = z.union([z.object({ id: z.number() }), waveForecast]);

export const occasionRow = z.object({
  id: z.number(),
  rule: occasionRule,
  product_name: z.string().nullable().describe("Of the product that is asked about"),
  on: z.boolean(),
  invited: z.number(),
  answered: z.number(),
});
export type OccasionRow = z.infer<typeof occasionRow>;
export const occasionList = z.object({ rows: z.array(occasionRow) });
export const occasionBody = z.object({ rule: occasionRule, on: z.boolean().default(true) });

/** Asks one customer. Without a channel nothing is sent: the link is for whoever asks to hand over. */
export const newInvitation = z.object({
  customer_id: z.number().int().positive(),
  channel: z.enum(askChannels).nullable().default(null),
  conversation_id: z.number().int().positive().nullable().default(null).describe("What it is about"),
});
export const invitationMade = z.object({ id: z.number(), link: z.string() });
/** A try-out for oneself, out of the statistics. Without a channel only the link is made. */
export const testInvitation = z.object({
  channel: z.enum(["email", "sms"]).nullable().default(null),
  to: z.string().trim().max(200).nullable().default(null).describe("Of an SMS; letters go to one's own address"),
});
export const testMade = z.object({ link: z.string(), sent: z.boolean(), problem: z.string().nullable() });

const id = z.coerce.number().int().positive();
export const waveParams = surveyParams.extend({ id });
export const occasionParams = surveyParams.extend({ id });
export const askedSurvey = surveyKey;
