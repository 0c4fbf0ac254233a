import * as z from "zod";
import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { ChannelTools, HookRequest, Incoming, Received } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { callFields, firstOf, incomingOf, instantOf } from "../heard.ts";
import { callGhasedak, type GhasedakSettings } from "./call-ghasedak.ts";

// Confirm with the provider: GetReceivedSmses, its fields, and those of the panel's call.
const rows = z.object({
  Items: z.array(
    z.object({
      id: z.union([z.number().int(), z.string().min(1)]),
      message: z.string(),
      sender: z.coerce.string(),
      lineNumber: z.coerce.string().nullish(),
      receiveDate: z.union([z.string(), z.number()]).nullish(),
    }),
  ),
});
const cursorShape = z.object({ since: z.iso.datetime() });
const onePage = 100;
const mostPages = 20;
/** Looked at again each time, for what reached Ghasedak late; a repeat is known by its id. */
const overlap = 10 * 60_000;

/** Reads the panel's call about a received message. It signs nothing: the secret is the address itself, which the caller checks. */
export async function readGhasedakCall(
  { sender }: GhasedakSettings,
  request: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const fields = callFields(request);
  const from = firstOf(fields, ["from", "sender"]);
  const text = firstOf(fields, ["text", "message"]);
  if (!from || text === undefined) throw new Refusal("not_understood");
  const to = firstOf(fields, ["to", "linenumber"]);
  const message = incomingOf({ id: firstOf(fields, ["id", "messageid"]), from, to, text, at: null }, sender, tools.now);
  if (!message) throw new Refusal("not_understood");
  return { messages: [message], reports: [] };
}

/** Reads what came since the last time, a hundred a page. */
export async function pollGhasedak(
  settings: GhasedakSettings,
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown }> {
  const began = cursorShape.safeParse(cursor);
  const messages: Incoming[] = [];
  const result = { messages, reports: [], cursor: { since: tools.now.toISOString() } };
  if (!began.success) return result;
  const since = new Date(Date.parse(began.data.since) - overlap).toISOString();
  for (let page = 1; page <= mostPages; page++) {
    const asked = new URLSearchParams({
      LineNumber: settings.sender,
      StartDate: since,
      PageIndex: String(page),
      PageSize: String(onePage),
    });
    const { Items } = dataOf(await callGhasedak(settings, `GetReceivedSmses?${asked}`, tools), rows);
    for (const { id, message: text, sender: from, lineNumber, receiveDate } of Items) {
      const heard = { id: String(id), from, to: lineNumber ?? undefined, text, at: instantOf(receiveDate) };
      const message = incomingOf(heard, settings.sender, tools.now);
      if (message) messages.push(message);
    }
    if (Items.length < onePage) break;
  }
  return result;
}
