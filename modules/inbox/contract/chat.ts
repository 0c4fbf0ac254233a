import * as z from "zod";
import { attachmentRow, deliveries } from "./conversations.ts";

const instant = z.iso.datetime({ offset: true });
const clientId = z.string().regex(/^[\w-]{8,64}$/);

/** How a site's chat looks and behaves; set per site. */
export const chatSettings = z.object({
  on: z.boolean().default(false),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default("#0e8f8a"),
  greeting: z.object({ fa: z.string().max(300), en: z.string().max(300) }),
  closed_text: z.object({ fa: z.string().max(300), en: z.string().max(300) }),
  position: z.enum(["start", "end"]).default("end"),
  ask_before: z.array(z.enum(["name", "phone", "email"])).default([]),
  /** Outside of working hours: write as always, or leave a phone or an e-mail first. */
  closed_mode: z.enum(["write", "contact"]).default("write"),
  proactive: z
    .array(
      z.object({
        path: z.string().max(300).describe("Pages whose path begins so"),
        after_seconds: z.number().int().min(0).max(3600),
        text: z.object({ fa: z.string().max(300), en: z.string().max(300) }),
      }),
    )
    .max(20)
    .default([]),
});
export type ChatSettings = z.infer<typeof chatSettings>;

/** What the widget needs before anybody has written; public, no cookie, may be cached for a minute. */
export const chatWelcome = z.object({
  on: z.boolean(),
  brand: z.string(),
  language: z.enum(["fa", "en"]),
  colour: z.string(),
  position: z.enum(["start", "end"]),
  greeting: z.object({ fa: z.string(), en: z.string() }),
  closed_text: z.object({ fa: z.string(), en: z.string() }),
  ask_before: z.array(z.enum(["name", "phone", "email"])),
  closed_mode: z.enum(["write", "contact"]),
  proactive: chatSettings.shape.proactive,
  continue_on: z
    .array(z.object({ account: z.number(), channel: z.string() }))
    .describe("Messengers in which the conversation can go on"),
  push: z
    .object({ key: z.string().describe("What the browser subscribes to (applicationServerKey)") })
    .nullable()
    .describe("Whether a browser can be told of an answer"),
  open: z.boolean().describe("Whether people answer now"),
  opens_at: instant.nullable(),
  usual_wait_seconds: z.number().nullable().describe("Median of first replies of the last days; null where unknown"),
});
export type ChatWelcome = z.infer<typeof chatWelcome>;

/** A visitor starts or comes back. `claim` is signed by the site's server (see docs/site-script.md). */
export const chatHello = z.object({
  key: z.string().max(60),
  visitor: z.string().regex(/^[\w-]{8,64}$/),
  token: z.string().max(100).optional().describe("What an earlier hello gave"),
  claim: z.string().max(4000).optional(),
});
export type ChatHello = z.infer<typeof chatHello>;

export const chatMessage = z.object({
  id: z.number(),
  seq: z.number(),
  revision: z.number(),
  from: z.enum(["visitor", "agent", "bot", "system"]),
  name: z.string().nullable(),
  at: instant,
  text: z.string(),
  buttons: z
    .array(z.string())
    .default([])
    .describe("Answers that the bot offers; one is sent as the visitor's own words"),
  attachments: z.array(attachmentRow),
  client_id: z.string().nullable(),
  delivery: z.enum(deliveries).nullable(),
  event: z.string().nullable(),
  withdrawn: z.boolean(),
});
export type ChatMessage = z.infer<typeof chatMessage>;
export const chatPage = z.object({
  token: z.string(),
  conversation: z.number().nullable(),
  revision: z.number(),
  messages: z.array(chatMessage),
  /** Whether somebody of the brand is typing. */
  typing: z.string().nullable(),
  /** Up to which seq the brand has read. */
  read_seq: z.number(),
  ended: z.boolean(),
  waits: z.boolean().optional().describe("Whether the visitor waits for a person's answer"),
});
export type ChatPage = z.infer<typeof chatPage>;

/** Every chat call carries the visitor's token in `authorization: Bearer`. */
export const chatSend = z.object({
  client_id: clientId,
  text: z.string().trim().max(5000).default(""),
  attachments: z.array(z.number().int().positive()).max(10).default([]),
  url: z.string().max(2000).optional(),
});
export type ChatSend = z.infer<typeof chatSend>;
export const chatFeedQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).describe("The revision seen last"),
  wait: z.coerce.number().int().min(0).max(55).optional().describe("Seconds: one JSON answer instead of a stream"),
});
export const chatSeen = z.object({ seq: z.number().int().min(0), typing: z.boolean().optional() });
/** A phone or an e-mail is left to be answered later, or a call is asked for by a time. */
export const chatContact = z.object({
  name: z.string().trim().max(120).optional(),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
  call_back: z.boolean().default(false),
  by: instant.optional(),
});
/** A link to a messenger, in which the visitor goes on with their conversation. */
export const chatContinuation = z.object({ account: z.number().int().positive() });
