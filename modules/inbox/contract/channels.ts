import * as z from "zod";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });

/** A connected channel, without its secrets. `secrets` says which of them are set. */
export const channelAccount = z.object({
  id,
  kind: z.string(),
  channel: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.json()),
  secrets: z.array(z.string()),
  team: id.nullable(),
  hook_path: z.string().nullable().describe("Shown once, when the account is made or its address renewed"),
  paused: z.boolean(),
  checked_at: instant.nullable(),
  problem: z.string().nullable(),
  line_order: z.number().int().nullable().describe("Its place among the lines that stand in for one another"),
  credit: z
    .object({ left: z.number(), unit: z.enum(["rial", "message"]), low: z.boolean(), at: instant })
    .nullable()
    .describe("What its provider said is left"),
});
export type ChannelAccount = z.infer<typeof channelAccount>;
/** A secret that is left out stays as it is. */
export const channelBody = z.object({
  kind: z.string().max(40),
  name: z.string().trim().min(1).max(100),
  settings: z.record(z.string().max(60), z.json()),
  team: id.nullable().default(null),
});
export const channelPatch = channelBody.omit({ kind: true }).partial().extend({ paused: z.boolean().optional() });
/** The lines that stand in for one another, in their order. */
export const lineOrder = z.object({ ids: z.array(id).max(50) });
export const channelTest = z.object({
  ok: z.boolean(),
  problem: z.string().nullable(),
  note: z.string().nullable(),
});

/** What the composer may send where: the channels on which this customer can be answered. */
export const replyChannel = z.object({
  channel: z.string(),
  account: z.object({ id, name: z.string() }).nullable(),
  to: z.string().describe("The customer's address, as people write it"),
  attachments: z.boolean(),
  most: z.number().nullable(),
  counts_parts: z.boolean(),
  /** How a comment is answered by it: under it, for all to read, or to its writer alone; null for what is no comment. */
  way: z.enum(["public", "private"]).nullable(),
  window: z
    .object({
      state: z.enum(["open", "people", "closed"]),
      until: instant.nullable(),
      templates: z.boolean(),
    })
    .nullable()
    .describe("For how long the channel takes free words: people may longer than machines; templates go out always"),
  /** Why it may not be used just now; null where it may. */
  refused: z.string().nullable(),
});
export type ReplyChannel = z.infer<typeof replyChannel>;
/** A template that the channel's provider approved; its gaps stand as `{{1}}` or `{{name}}`. */
export const channelTemplate = z.object({
  name: z.string().describe("What `pattern.template` says"),
  title: z.string(),
  language: z.string(),
  category: z.string().nullable(),
  body: z.string(),
  header: z
    .union([z.object({ text: z.string() }), z.object({ file: z.enum(["image", "video", "document"]) })])
    .nullable(),
  footer: z.string().nullable(),
  buttons: z.array(z.string()),
  gaps: z.array(
    z.object({ name: z.string(), place: z.enum(["header", "body", "button"]), example: z.string().nullable() }),
  ),
});
export type ChannelTemplate = z.infer<typeof channelTemplate>;
export const partsQuery = z.object({ text: z.string().max(20_000) });
export const partsAnswer = z.object({ parts: z.number(), characters: z.number(), left: z.number() });
