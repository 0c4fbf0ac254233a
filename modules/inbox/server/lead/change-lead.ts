import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { changeConversation } from "../conversations/change-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { writeNote } from "../reply/write-note.ts";

/** What a person gets along: a note for colleagues, and the team that is to have it (null: as it is). */
export type Handing = { clientId: string; note: string; teamId: number | null; reason: string };

/**
 * Ends the bot's part: the conversation is open for people, who find the note in it, and the customer waits again since their last word.
 * Where people lead already only the note is written. The same client id again changes nothing.
 */
export async function handOver(ctx: Context, conversationId: number, handing: Handing): Promise<void> {
  const held = await holdConversation(ctx, conversationId);
  const led = held.status === "bot";
  if (led) await saveConversation(ctx, held, { status: "open", waiting_since: await lastWordOf(ctx, held) });
  await writeNote(ctx, held.id, { client_id: handing.clientId, text: handing.note, attachments: [], mentions: [] });
  if (!led) return;
  if (handing.teamId !== null && handing.teamId !== held.team_id) await giveToTeam(ctx, held.id, handing.teamId);
  // Giving out looks at what is open, so the event comes after.
  await writeEvent(ctx, held, "handed_over", { reason: handing.reason });
}

/** A team that is gone meanwhile is no reason to lose the hand-over. */
async function giveToTeam(ctx: Context, id: number, team: number): Promise<void> {
  await changeConversation(ctx, id, { team }).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function lastWordOf(ctx: Context, held: Conversation): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select at from message where brand_id = ${ctx.brandId}
    and conversation_id = ${held.id} and direction = 'in' and not by_machine order by seq desc limit 1`.execute(ctx.db);
  return rows[0]?.at ?? ctx.now;
}

/** Gives a conversation (back) to the bot: nobody's any more. Refuses `conflict` where it has ended. */
export async function giveToBot(ctx: Context, conversationId: number): Promise<void> {
  const held = await holdConversation(ctx, conversationId);
  if (held.status === "bot") return;
  if (held.status === "resolved" || held.spam_at !== null) throw new Refusal("conflict");
  await saveConversation(ctx, held, { status: "bot", assignee_id: null, assigned_at: null, snoozed_until: null });
  await writeEvent(ctx, held, "given_to_bot");
}

/** Ends a conversation that the bot led, where it still leads it and nobody wrote since. Gives whether it did. */
export async function endQuiet(ctx: Context, conversationId: number, since: Date): Promise<boolean> {
  const held = await holdConversation(ctx, conversationId);
  if (held.status !== "bot" || held.last_message_at > since) return false;
  await changeConversation(ctx, held.id, { status: "resolved" });
  return true;
}

/**
 * Holds a conversation that the bot leads, with the newest message of its customer; null where people lead it, it
 * has ended or is spam, or its customer was erased.
 */
export async function holdLed(ctx: Context, conversationId: number): Promise<{ newestIncoming: number | null } | null> {
  const held = await holdConversation(ctx, conversationId);
  if (held.erased || held.status !== "bot" || held.spam_at !== null || held.id !== conversationId) return null;
  const { rows } = await sql<{ id: number }>`select id from message where brand_id = ${ctx.brandId}
    and conversation_id = ${held.id} and direction = 'in' and not by_machine order by seq desc limit 1`.execute(ctx.db);
  return { newestIncoming: rows[0]?.id ?? null };
}
