import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, HookRequest, Incoming, Received } from "../channel-adapter.ts";
import { askKavenegar } from "./call-kavenegar.ts";
import type { KavenegarSettings } from "./kavenegar-settings.ts";
import { isSameLine, phoneOf } from "./phone-forms.ts";

// Confirm with the provider: the fields of the panel's call, and those of `sms/receive`.
const hookFields = z.object({
  from: z.string().min(1).max(40),
  to: z.string().min(1).max(40),
  message: z.string().max(5000),
  messageid: z.string().regex(/^\d{1,20}$/),
});
const entry = z.object({
  messageid: z.union([z.number().int(), z.string().min(1)]),
  message: z.string(),
  sender: z.string(),
  receptor: z.string().optional(),
  date: z.number().int().positive().max(4_102_444_800).optional(),
});

const onePage = 100;
const mostPages = 20;

/**
 * Reads a call of the panel's "URL of received messages", by GET or as a form. Kavenegar signs nothing: the secret is the address itself,
 * which the caller checks. A message to another line than ours is `not_understood`.
 */
export async function readPanelCall(
  settings: KavenegarSettings,
  { query, body }: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const form = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  const read = hookFields.safeParse({ ...query, ...form });
  if (!read.success || !isSameLine(read.data.to, settings.sender)) throw new Refusal("not_understood");
  const message = incoming({ ...read.data, id: read.data.messageid, at: tools.now });
  if (!message) throw new Refusal("not_understood");
  return { messages: [message], reports: [] };
}

/**
 * Fetches what is unread, a hundred a call. Kavenegar marks as read what it hands out: keep what this gives before asking again. There is no
 * cursor to speak of; the one given back only tells that polling has begun.
 */
export async function pollInbox(
  settings: KavenegarSettings,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown }> {
  const messages: Incoming[] = [];
  const values = { linenumber: settings.sender, isread: "0" };
  for (let page = 0; page < mostPages; page++) {
    const entries = await askKavenegar(settings, { method: "sms/receive", values, entry }, tools).catch((error) => {
      // The pages before are marked as read already: they are given, and the failure shows itself next time.
      if (messages.length > 0) return [];
      throw error;
    });
    for (const { messageid, message, sender, date } of entries) {
      const at = date ? new Date(date * 1000) : tools.now;
      const read = incoming({ id: String(messageid), from: sender, message, at });
      if (read) messages.push(read);
    }
    if (entries.length < onePage) break;
  }
  return { messages, reports: [], cursor: { polledAt: tools.now.toISOString() } };
}

type Heard = { id: string; from: string; message: string; at: Date };

/** Null for what was sent by no phone: advertising of the operators, banks. Nobody could answer it. */
function incoming({ id, from, message, at }: Heard): Incoming | null {
  const phone = phoneOf(from);
  return phone && { externalId: id, from: phone, name: null, at, text: message };
}
