import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, ConnectionTest, HookRequest, Received } from "../channel-adapter.ts";
import { callRubika } from "./call-rubika.ts";
import { nameOfChat } from "./chat-names.ts";
import { rubikaFile } from "./fetch-rubika-file.ts";
import { contactChangeOf, type Reading, readPress, readUpdate } from "./read-update.ts";
import type { RubikaSettings } from "./rubika-settings.ts";
import { inlineMessage, type RubikaCall, rubikaCall, rubikaUpdate } from "./rubika-shapes.ts";

/** Reads one call. Rubika signs nothing: the address is the secret, which the caller checks. `not_understood` for what is no update. */
export async function readRubikaHook(
  settings: RubikaSettings,
  request: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const read = rubikaCall.safeParse(readJson(request.body));
  if (!read.success) throw new Refusal("not_understood");
  return receivedOf(settings, [read.data], tools);
}

const kindsOfCalls = ["ReceiveUpdate", "ReceiveInlineMessage"];
const told = z.object({ status: z.string() });

/** Has Rubika call `url` from now on, for messages and for presses of buttons. */
export async function connectRubikaHook(
  settings: RubikaSettings,
  url: string,
  tools: ChannelTools,
): Promise<ConnectionTest> {
  for (const type of kindsOfCalls) {
    const answer = await callRubika(settings, "updateBotEndpoints", { url, type }, tools);
    if (!answer.ok) return { ok: false, problem: answer.failure.code, ...(answer.said && { detail: answer.said }) };
    const status = told.safeParse(answer.data).data?.status ?? "Done";
    if (status !== "Done") return { ok: false, problem: "hook_refused", detail: status };
  }
  return { ok: true };
}

/** Ends the calls. Where Rubika takes no empty address they go on to one that is nobody's any more, and nothing is lost by asking. */
export async function endRubikaHook(settings: RubikaSettings, tools: ChannelTools): Promise<ConnectionTest> {
  for (const type of kindsOfCalls) {
    const answer = await callRubika(settings, "updateBotEndpoints", { url: "", type }, tools);
    if (!answer.ok && answer.failure.code !== "request_refused")
      return { ok: false, problem: answer.failure.code, ...(answer.said && { detail: answer.said }) };
  }
  return { ok: true };
}

const cursorShape = z.object({ offset: z.string().nullable(), passing: z.boolean().optional() });
const page = z.object({ updates: z.array(z.unknown()).nullish(), next_offset_id: z.string().nullish() });
const mostOfPage = 100;

/**
 * Updates from the cursor on, a hundred at a time. Rubika gives the oldest first and cannot be asked for "from now on": what came before us
 * is passed by, page after page. An update that cannot be read is passed by too. Refuses `channel_failed`.
 */
export async function pollRubika(
  settings: RubikaSettings,
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown; more: boolean }> {
  const known = cursorShape.safeParse(cursor).data;
  const offset = known?.offset ?? null;
  const values = { limit: mostOfPage, ...(offset && { offset_id: offset }) };
  const answer = await callRubika(settings, "getUpdates", values, tools);
  if (!answer.ok) throw new Refusal("channel_failed", { values: { problem: answer.failure.code } });
  const read = page.safeParse(answer.data);
  if (!read.success) throw new Refusal("channel_failed", { values: { problem: "answer_not_understood" } });
  const updates = read.data.updates ?? [];
  const next = read.data.next_offset_id || offset;
  const more = updates.length >= mostOfPage && next !== offset;
  const passing = !known || known.passing === true;
  const calls = passing ? [] : updates.flatMap((one) => callOf(one));
  const received = await receivedOf(settings, calls, tools);
  return { ...received, more, cursor: { offset: next, ...(passing && more && { passing }) } };
}

function callOf(update: unknown): RubikaCall[] {
  const call = rubikaCall.safeParse(update);
  if (call.success) return [call.data];
  const bare = rubikaUpdate.safeParse(update);
  // Some have seen presses told to who asks, as updates of their own type.
  const press = bare.success && bare.data.type === "InlineMessage" ? inlineMessage.safeParse(update) : null;
  if (press?.success) return [{ inline_message: press.data }];
  return bare.success ? [{ update: bare.data }] : [];
}

async function receivedOf(
  settings: RubikaSettings,
  calls: readonly RubikaCall[],
  tools: ChannelTools,
): Promise<Received> {
  const reading: Reading = {
    now: tools.now,
    nameOf: (chat) => nameOfChat(settings, chat, tools),
    fileOf: (file) => rubikaFile(settings, file, tools),
  };
  const received = { messages: [], reports: [], changes: [] } as Required<
    Pick<Received, "messages" | "reports" | "changes">
  >;
  for (const call of calls) {
    const message = await ("update" in call
      ? readUpdate(call.update, reading)
      : readPress(call.inline_message, reading));
    if (message) received.messages.push(message);
    const change = "update" in call ? contactChangeOf(call.update, tools.now) : null;
    if (change) received.changes.push(change);
  }
  return received;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal("not_understood");
  }
}
