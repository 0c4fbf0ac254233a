import * as z from "zod";
import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { ChannelTools, HookRequest, Incoming, Received } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { callFields, firstOf, incomingOf, instantOf } from "../heard.ts";
import { callSmsIr } from "./call-smsir.ts";
import type { SmsIrSettings } from "./smsir-settings.ts";

// Confirm with the provider: the fields, and that received messages of today stand in `receive/live`, older ones in `receive/archive`.
const row = z.object({
  messageText: z.string(),
  number: z.union([z.number(), z.string()]),
  mobile: z.union([z.number(), z.string()]),
  receivedDateTime: z.union([z.number(), z.string()]),
});
const rows = z.array(row).nullable();
const cursorShape = z.object({ since: z.iso.datetime() });

const onePage = 100;
const mostPages = 20;
/** Looked at again each time: what reached SMS.ir late stands before what came in time. A repeat is known by its id. */
const overlap = 10 * 60_000;
const dayInTehran = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran", dateStyle: "short" });

/** Reads SMS.ir's call about a received message. It signs nothing: the secret is the address itself, which the caller checks. */
export async function readSmsIrCall(
  { sender }: SmsIrSettings,
  request: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const fields = callFields(request);
  const text = fields.get("messagetext");
  const from = fields.get("mobile");
  if (text === undefined || !from) throw new Refusal("not_understood");
  const at = instantOf(fields.get("receiveddatetime"));
  const message = incomingOf({ from, to: firstOf(fields, ["number"]), text, at }, sender, tools.now);
  if (!message) throw new Refusal("not_understood");
  return { messages: [message], reports: [] };
}

/** Reads what came since the last time, newest first, a hundred a page, back to what was seen. */
export async function pollSmsIr(
  settings: SmsIrSettings,
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown }> {
  const read = cursorShape.safeParse(cursor);
  const began = { messages: [], reports: [], cursor: { since: tools.now.toISOString() } };
  if (!read.success) return began;
  const since = Date.parse(read.data.since) - overlap;
  const live = await pages(settings, "receive/live?sortByNewest=true", since, tools);
  // After midnight today's list has lost what came before it.
  const from = `fromDate=${Math.floor(since / 1000)}&toDate=${Math.floor(tools.now.getTime() / 1000)}`;
  const older =
    dayInTehran.format(since) < dayInTehran.format(tools.now)
      ? await pages(settings, `receive/archive?${from}&sortByNewest=true`, since, tools)
      : [];
  return { ...began, messages: [...older, ...live].sort((one, other) => one.at.getTime() - other.at.getTime()) };
}

async function pages(settings: SmsIrSettings, path: string, since: number, tools: ChannelTools): Promise<Incoming[]> {
  const found: Incoming[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const answer = await callSmsIr(settings, `${path}&pageNumber=${page}&pageSize=${onePage}`, tools);
    const all = dataOf(answer, rows) ?? [];
    for (const { messageText: text, number, mobile, receivedDateTime } of all) {
      const at = instantOf(receivedDateTime);
      const heard = { from: String(mobile), to: String(number), text, at };
      const message = incomingOf(heard, settings.sender, tools.now);
      if (message && (!at || at.getTime() >= since)) found.push(message);
    }
    const last = instantOf(all.at(-1)?.receivedDateTime);
    if (all.length < onePage || (last && last.getTime() < since)) break;
  }
  return found;
}
