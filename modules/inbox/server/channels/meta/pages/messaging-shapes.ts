import * as z from "zod";

// Only what is read; Meta adds fields at will.
const soft = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const id = z.union([z.string().min(1).max(300), z.number().int()]).transform(String);
const referral = z.object({ ref: soft(z.string()) });

const attachment = z.object({
  type: z.string(),
  payload: soft(
    z.object({
      url: soft(z.string()),
      title: soft(z.string()),
      coordinates: soft(z.object({ lat: z.number(), long: z.number() })),
    }),
  ),
  title: soft(z.string()),
  url: soft(z.string()),
});

/** One event of a direct talk: exactly one of its parts is there. */
export const messagingEvent = z.object({
  sender: z.object({ id }),
  recipient: z.object({ id }),
  timestamp: z.number().int().min(1_000_000_000_000).max(4_102_444_800_000),
  message: soft(
    z.object({
      mid: id,
      text: soft(z.string()),
      is_echo: soft(z.boolean()),
      is_deleted: soft(z.boolean()),
      is_unsupported: soft(z.boolean()),
      app_id: soft(id),
      metadata: soft(z.string()),
      quick_reply: soft(z.object({ payload: z.string() })),
      reply_to: soft(z.object({ mid: soft(id), story: soft(z.object({ url: soft(z.string()), id: soft(id) })) })),
      attachments: soft(z.array(attachment)),
    }),
  ),
  postback: soft(
    z.object({ mid: soft(id), title: soft(z.string()), payload: soft(z.string()), referral: soft(referral) }),
  ),
  referral: soft(referral),
  reaction: soft(z.object({ mid: id, action: z.string(), emoji: soft(z.string()), reaction: soft(z.string()) })),
  read: soft(z.object({ mid: soft(id), watermark: soft(z.number()) })),
  delivery: soft(z.object({ mids: soft(z.array(id)), watermark: soft(z.number()) })),
  message_edit: soft(z.object({ mid: id, text: z.string(), num_edit: soft(z.number()) })),
});
export type MessagingEvent = z.infer<typeof messagingEvent>;
export type DirectMessage = NonNullable<MessagingEvent["message"]>;

/** A comment under a picture or reel of an Instagram account. */
export const instagramComment = z.object({
  id,
  text: z.string().catch(""),
  from: z.object({ id, username: soft(z.string()) }),
  media: z.object({ id }),
  parent_id: soft(id),
});

/** A change of a page's feed; comments are what we read of it. */
export const feedComment = z.object({
  item: z.literal("comment"),
  verb: z.enum(["add", "edited"]),
  comment_id: id,
  post_id: id,
  parent_id: soft(id),
  from: z.object({ id, name: soft(z.string()) }),
  message: z.string().catch(""),
  created_time: soft(z.number()),
  post: soft(z.object({ permalink_url: soft(z.string()) })),
  photo: soft(z.string()),
});
