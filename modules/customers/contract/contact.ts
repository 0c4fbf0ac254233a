import * as z from "zod";
import { id, purposes, text, word } from "./words.ts";

export const purpose = z.enum(purposes);
export type Purpose = z.infer<typeof purpose>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** From and to as the clock on the brand's wall shows; over midnight where `from` is the later one. */
export const quietHours = z.object({ from: clock, to: clock }).refine(({ from, to }) => from !== to, { path: ["to"] });
export type QuietHours = z.infer<typeof quietHours>;
/** At most so many messages of a purpose within so many days, on one channel or (null) on all together. */
export const cap = z.object({
  purpose,
  channel: word.nullable(),
  most: z.number().int().min(0).max(1000),
  days: z.number().int().min(1).max(366),
});
export type Cap = z.infer<typeof cap>;

export const contactRules = z.object({
  /** When nothing goes out on its own; null: never quiet. */
  quietHours: quietHours.nullable(),
  /** Channels with hours of their own; null: this one is never quiet. */
  quietByChannel: z.record(word, quietHours.nullable()).refine((all) => Object.keys(all).length <= 50),
  /** How long after a customer's message an answer may go out at any hour. */
  replyMinutes: z.number().int().min(0).max(1440),
  caps: z
    .array(cap)
    .max(50)
    .refine((caps) => new Set(caps.map((one) => `${one.purpose}.${one.channel}.${one.days}`)).size === caps.length),
  /** Whether questions need an explicit yes, as offers do. */
  surveyNeedsConsent: z.boolean(),
});
export type ContactRules = z.infer<typeof contactRules>;
/** What holds where a brand has said nothing else. */
export const usualContactRules: ContactRules = {
  quietHours: { from: "21:00", to: "08:00" },
  quietByChannel: {},
  replyMinutes: 60,
  caps: [
    { purpose: "marketing", channel: null, most: 2, days: 7 },
    { purpose: "survey", channel: null, most: 1, days: 30 },
  ],
  surveyNeedsConsent: false,
};

export const suppressionReasons = ["bounce", "complaint", "stop_word", "hand"] as const;
/** Channels on which an address can be suppressed: those of which we know the address. */
export const addressedChannels = [
  ...([
    "sms",
    "email",
    "phone",
    "whatsapp",
    "telegram",
    "bale",
    "bale_safir",
    "rubika",
    "eitaa",
    "instagram",
    "messenger",
    "letter",
  ] as const),
] as const;
export type AddressedChannel = (typeof addressedChannels)[number];
export const suppressionBody = z.object({
  channel: z.enum(addressedChannels),
  address: text(320).min(1),
  /** The sending number or account it is about; all of them where it is left out. */
  line: text(100).min(1).nullish(),
  reason: z.enum(suppressionReasons).default("hand"),
  /** Who or what told of it: a provider, a line, a list. */
  source: text(100).min(1).default("staff"),
});
export type SuppressionBody = z.infer<typeof suppressionBody>;
export const suppressionRow = z.object({
  id,
  channel: z.string(),
  /** Null where the person was erased: the address stays suppressed without being known. */
  address: z.string().nullable(),
  line: z.string().nullable(),
  reason: z.enum(suppressionReasons),
  source: z.string(),
  customer_id: z.number().nullable(),
  at: z.string(),
  by_user: z.string().nullable(),
});
export type SuppressionRow = z.infer<typeof suppressionRow>;
export const suppressionQuery = z.object({
  /** A whole address, in any spelling, or a part of one. */
  search: text(320).optional(),
  channel: z.enum(addressedChannels).optional(),
  reason: z.enum(suppressionReasons).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SuppressionQuery = z.infer<typeof suppressionQuery>;
export const suppressionList = z.object({ rows: z.array(suppressionRow), next: z.string().nullable() });

export const gateReasons = [
  ...(["no_consent", "refused", "suppressed", "quiet_hours", "cap_reached", "erased", "no_address"] as const),
] as const;
export type GateReason = (typeof gateReasons)[number];
/** What stands behind a "not now", for the sentence that is shown. */
export const gateDetail = z.object({
  /** When and where the refusal was said. */
  said: z.object({ at: z.string(), source: z.string() }).optional(),
  suppression: z
    .object({ id, reason: z.enum(suppressionReasons), at: z.string(), line: z.string().nullable() })
    .optional(),
  quiet: quietHours.optional(),
  cap: cap.optional(),
});
export type GateDetail = z.infer<typeof gateDetail>;
const gateCell = z.object({
  channel: z.string(),
  purpose,
  allowed: z.boolean(),
  reason: z.enum(gateReasons).nullable(),
  until: z.string().nullable(),
  detail: gateDetail,
});
export type GateCell = z.infer<typeof gateCell>;

export const adviceReasons = [
  ...([
    "preferred",
    "answers_here",
    "answers_quickly",
    "rarely_answers",
    "immediate",
    "slow",
    "formal",
    "informal",
  ] as const),
  ...(["too_long", "no_attachments", "cheap", "costly", "blocked"] as const),
] as const;
export type AdviceReason = (typeof adviceReasons)[number];
const advice = z.object({
  channel: z.string(),
  /** 0 to 100; 0 where the gate is shut. */
  score: z.number(),
  reasons: z.array(z.enum(adviceReasons)),
  /** Why not now, where the gate is shut. */
  blocked: z.enum(gateReasons).nullable(),
  until: z.string().nullable(),
});
/** What the gate says now of each channel and purpose, and which channel suits a word of service best. */
export const contactState = z.object({ gate: z.array(gateCell), advice: z.array(advice) });
export type ContactState = z.infer<typeof contactState>;
