import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, Incoming, Received } from "../channel-adapter.ts";
import type { BotKind, BotSettings } from "./bot-settings.ts";
import { botUpdate, wantedUpdates } from "./bot-shapes.ts";
import { callBot } from "./call-bot.ts";
import { botFile } from "./fetch-bot-file.ts";
import { readOverheard } from "./read-overheard.ts";
import { readUpdate } from "./read-update.ts";

const cursorShape = z.object({ offset: z.number().int() });
const numbered = z.object({ update_id: z.number().int() });

/**
 * Updates from the cursor's offset on, a hundred at a time; the messenger forgets what lies before an offset when it is asked for, so keep
 * what this gives before asking with the new one. An update that cannot be read is passed by. Refuses `channel_failed`.
 */
export async function pollBot(
  { kind, settings }: { kind: BotKind; settings: BotSettings },
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown }> {
  const known = cursorShape.safeParse(cursor);
  // Confirm with the provider: that Bale, too, gives the last update for −1. It is only counted: what came before us is not taken.
  const offset = known.success ? known.data.offset : -1;
  const values = { offset, limit: 100, timeout: 0, allowed_updates: wantedUpdates };
  const answer = await callBot(settings, "getUpdates", values, tools);
  if (!answer.ok) throw new Refusal("channel_failed", { values: { problem: answer.failure.code } });
  const updates = z.array(z.unknown()).safeParse(answer.result);
  if (!updates.success) throw new Refusal("channel_failed", { values: { problem: "answer_not_understood" } });
  const messages = known.success ? messagesOf({ kind, settings }, updates.data, tools) : [];
  await sayPressed(settings, known.success ? updates.data : [], tools);
  const overheard = settings.groups && known.success ? readOverheard(updates.data, kind) : [];
  return { messages, reports: [], overheard, cursor: { offset: nextOffset(updates.data, Math.max(offset, 0)) } };
}

/** What customers wrote among these updates. */
export function messagesOf(
  { kind, settings }: { kind: BotKind; settings: BotSettings },
  updates: readonly unknown[],
  tools: ChannelTools,
): Incoming[] {
  const read = updates.map((update) => {
    const found = botUpdate.safeParse(update);
    return found.success
      ? readUpdate(found.data, { kind, now: tools.now, fileOf: (file, usual) => botFile(settings, file, usual, tools) })
      : null;
  });
  return read.filter((message) => message !== null);
}

/** Tells the messenger that a press arrived, so that the button no longer shows that it waits. Where that fails nothing is lost. */
export async function sayPressed(
  settings: BotSettings,
  updates: readonly unknown[],
  tools: ChannelTools,
): Promise<void> {
  const presses = updates.flatMap((update) => botUpdate.safeParse(update).data?.callback_query ?? []);
  for (const id of new Set(presses.map((press) => press.id)))
    await callBot(settings, "answerCallbackQuery", { callback_query_id: id }, tools).catch(() => null);
}

function nextOffset(updates: readonly unknown[], from: number): number {
  return updates.reduce<number>((highest, update) => {
    const found = numbered.safeParse(update);
    return found.success ? Math.max(highest, found.data.update_id + 1) : highest;
  }, from);
}
