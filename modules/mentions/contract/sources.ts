import * as z from "zod";

/** Kinds that people make; a `group` comes by itself where a bot hears one. */
export const madeKinds = ["feed", "hook", "file"] as const;
export const sourceKinds = [...madeKinds, "group"] as const;
export type SourceKind = (typeof sourceKinds)[number];

const name = z.string().trim().min(1).max(100);
const address = z.url({ protocol: /^https?$/ }).max(2000);

export const sourceBody = z.object({
  kind: z.enum(madeKinds),
  name,
  address: address.nullable().default(null).describe("Of a feed"),
  keep_all: z.boolean().default(false).describe("Also what no term is found in"),
  every_minutes: z.number().int().min(5).max(1440).default(15).describe("How often a feed is asked"),
});
export type SourceBody = z.infer<typeof sourceBody>;
export const sourceChange = sourceBody.omit({ kind: true });
export type SourceChange = z.infer<typeof sourceChange>;

/** Why a feed could not be read; each has its sentence on the page. */
export const feedProblems = [
  "not_a_feed",
  "too_large",
  "unreachable",
  "address_refused",
  "not_allowed",
  "gone",
  "server_error",
  "too_often",
  "too_many_redirects",
] as const;
export type FeedProblemCode = (typeof feedProblems)[number];

export const source = z.object({
  id: z.number(),
  kind: z.enum(sourceKinds),
  name,
  address: z.string().nullable(),
  keep_all: z.boolean(),
  every_minutes: z.number(),
  hook_path: z.string().nullable(),
  checked_at: z.iso.datetime().nullable(),
  problem: z.enum(feedProblems).nullable(),
  next_at: z.iso.datetime().nullable(),
  found: z.number().describe("Mentions within thirty days"),
});
export type Source = z.infer<typeof source>;
export const sourceList = z.object({ rows: z.array(source) });
export const sourceMade = z.object({
  id: z.number(),
  secret: z.string().nullable().describe("Of a hook; shown this once"),
});
export const secretRenewed = z.object({ secret: z.string().describe("Shown this once") });

/** An address to look at before it is kept. */
export const feedTrialBody = z.object({ address });
export const feedTrial = z.object({
  problem: z.enum(feedProblems).nullable(),
  title: z.string().nullable(),
  items: z.array(
    z.object({ title: z.string(), text: z.string(), at: z.iso.datetime().nullable(), matches: z.boolean() }),
  ),
  count: z.number(),
  better: z.string().nullable().describe("The feed that a web page names"),
});
export type FeedTrial = z.infer<typeof feedTrial>;

/** Accounts by which an author may be known. */
const accounts = ["telegram", "bale", "instagram", "rubika", "eitaa", "whatsapp", "phone", "email"] as const;

/** One mention as a program sends it. */
export const hookMention = z.object({
  external_id: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe("The same id again is a repeat; the link where it is left out"),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  title: z.string().max(1000).default(""),
  text: z.string().max(100_000).default(""),
  author: z.string().max(200).optional(),
  identity: z
    .object({ type: z.enum(accounts), value: z.string().min(1).max(200) })
    .optional()
    .describe("Where the author has an account; a known one is told in their timeline"),
  place: z.string().max(200).optional().describe("Site, page or group"),
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .default("social"),
  said_at: z.iso.datetime({ offset: true }).optional(),
});
export const hookBody = z.union([
  z.object({ mentions: z.array(hookMention).min(1).max(500) }),
  hookMention.refine((one) => one.title || one.text, "text"),
]);

/** What became of what came. */
export const taken = z.object({
  kept: z.number(),
  repeated: z.number(),
  unmatched: z.number().describe("Nothing that is listened for was found in them"),
});
export type Taken = z.infer<typeof taken>;
export const fileTaken = taken.extend({
  read: z.number(),
  rejected: z
    .array(z.object({ row: z.number(), why: z.enum(["empty", "bad_date", "broken"]) }))
    .describe("The first fifty"),
  rejections: z.number(),
});
export type FileTaken = z.infer<typeof fileTaken>;

export const mentionSettings = z.object({
  keep_days: z.number().int().min(7).max(3650).describe("After so many days words, author and link are forgotten"),
});
export type MentionSettings = z.infer<typeof mentionSettings>;
