import * as z from "zod";

// Only what is read; Meta adds fields at will. Something odd in one place must not lose the message.
const soft = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const text = z.string();

const media = z.object({
  id: z.string().min(1).max(200),
  mime_type: soft(text),
  caption: soft(text),
  filename: soft(text),
  voice: soft(z.boolean()),
});
const reply = z.object({ id: z.string(), title: z.string().catch("") });
const contact = z.object({
  name: soft(z.object({ formatted_name: soft(text) })),
  phones: soft(z.array(z.object({ phone: soft(text), wa_id: soft(text) }))),
});

/** One message of a customer. */
export const whatsappMessage = z.object({
  id: z.string().min(1).max(300),
  from: z.string().regex(/^\+?\d{5,20}$/),
  timestamp: z.string().regex(/^\d{9,11}$/),
  type: z.string().catch("unknown"),
  context: soft(z.object({ id: soft(text), forwarded: soft(z.boolean()) }).nullable()),
  text: soft(z.object({ body: text })),
  image: soft(media),
  sticker: soft(media),
  audio: soft(media),
  video: soft(media),
  document: soft(media),
  location: soft(
    z.object({ latitude: z.number(), longitude: z.number(), name: soft(text), address: soft(text), url: soft(text) }),
  ),
  contacts: soft(z.array(contact)),
  button: soft(z.object({ text, payload: soft(text) })),
  interactive: soft(
    z.object({
      button_reply: soft(reply),
      list_reply: soft(reply),
      nfm_reply: soft(z.object({ body: soft(text), response_json: soft(text) })),
    }),
  ),
  reaction: soft(z.object({ message_id: text, emoji: soft(text) })),
  order: soft(
    z.object({
      text: soft(text),
      product_items: soft(z.array(z.object({ product_retailer_id: text, quantity: z.coerce.number().catch(1) }))),
    }),
  ),
  system: soft(z.object({ body: soft(text) })),
  referral: soft(z.object({ source_url: soft(text), headline: soft(text) })),
});
export type WhatsappMessage = z.infer<typeof whatsappMessage>;
export type WhatsappMedia = z.infer<typeof media>;

/** What became of a message of ours. */
export const whatsappStatus = z.object({
  id: z.string().min(1).max(300),
  status: z.enum(["sent", "delivered", "read", "played", "failed"]),
  timestamp: z.string().regex(/^\d{9,11}$/),
  biz_opaque_callback_data: soft(text),
  errors: soft(z.array(z.object({ code: z.number() }))),
});

/** The value of a change of the field `messages`: what was said to one number, and what became of what it said. */
export const whatsappValue = z.object({
  metadata: z.object({ phone_number_id: z.union([z.string(), z.number()]).transform(String) }),
  contacts: soft(
    z.array(
      z
        .object({ wa_id: soft(text), profile: soft(z.object({ name: soft(text) })) })
        .nullable()
        .catch(null),
    ),
  ),
  messages: soft(z.array(z.unknown())),
  statuses: soft(z.array(z.unknown())),
});
