import * as z from "zod";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });

/** What becomes of a post: it waits for its time, is on its way, is published, was refused; or nobody knows. */
export const postStates = ["waiting", "sending", "sent", "failed", "unknown"] as const;

/** Something published in a channel of a messenger, or about to be. */
export const postRow = z.object({
  id,
  account: z.object({ id, name: z.string(), channel: z.string() }),
  title: z.string().nullable(),
  text: z.string(),
  pin: z.boolean(),
  file: z.object({ name: z.string(), size: z.number() }).nullable(),
  state: z.enum(postStates),
  send_at: instant.describe("When it goes out, or went"),
  state_at: instant,
  problem: z.string().nullable().describe("A code of the channel; GET /channel-sentences says what it means"),
  by: z.object({ id: z.string(), name: z.string() }),
});
export type PostRow = z.infer<typeof postRow>;

/** A channel in which can be published. */
export const postPlace = z.object({ id, name: z.string(), channel: z.string(), most: z.number().nullable() });
export type PostPlace = z.infer<typeof postPlace>;

export const postQuery = z.object({ before: z.coerce.number().int().positive().optional() });
export const postPage = z.object({ rows: z.array(postRow), next: id.nullable(), places: z.array(postPlace) });

/** Without `send_at` it goes out after ten seconds in which it can be taken back. */
export const postBody = z
  .object({
    client_id: z.uuid(),
    account: id,
    title: z.string().trim().max(200).nullable().default(null),
    text: z.string().max(20_000),
    pin: z.boolean().default(false),
    attachment: id.nullable().default(null),
    send_at: instant.nullable().default(null),
  })
  .refine(({ text, attachment }) => text.trim() !== "" || attachment !== null, { path: ["text"] });
