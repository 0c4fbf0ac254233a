import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import { type ConversationPatch, fillReply, type MacroDeeds } from "../../contract.ts";
import { changeConversation } from "../conversations/change-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { postReply } from "../reply/post-reply.ts";
import { writeNote } from "../reply/write-note.ts";
import { macroById } from "./macros.ts";

type Used = { macro: number; client_id: string; seen_seq?: number | undefined };

/**
 * Does with a conversation everything that a macro says, or nothing: the reply goes out as any reply does, so that it can be taken back for
 * ten seconds. Refuses what its deeds refuse, and `not_found`. Gives what was written.
 */
export async function applyMacro(
  ctx: Context,
  conversationId: number,
  used: Used,
): Promise<{ message: number | null; note: number | null }> {
  const { deeds } = await macroById(ctx, used.macro);
  const held = await holdConversation(ctx, conversationId);
  const named = await namesOf(ctx, held);
  const fill = (text: string) => ({ client_id: used.client_id, text: fillReply(text, named), attachments: [] });
  const message = deeds.reply ? await postReply(ctx, held.id, { ...fill(deeds.reply), seen_seq: used.seen_seq }) : null;
  const note = deeds.note
    ? await writeNote(ctx, held.id, {
        ...fill(deeds.note),
        client_id: `${used.client_id}-note`.slice(-64),
        mentions: [],
      })
    : null;
  await changeConversation(ctx, held.id, patchOf(ctx, held, deeds));
  return { message, note };
}

async function namesOf(ctx: Context, held: Conversation) {
  const customer = (await customerNames(ctx, [held.customer_id])).get(held.customer_id) ?? "";
  const { name: brand } = await brandSettings(ctx);
  return { customer, brand, agent: ctx.actor.kind === "user" ? ctx.actor.name : "" };
}

function patchOf(ctx: Context, held: Conversation, deeds: MacroDeeds): ConversationPatch {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const labels = [...held.labels.filter((one) => !deeds.remove_labels.includes(one)), ...deeds.add_labels];
  const until =
    deeds.snooze_hours === null ? null : new Date(ctx.now.getTime() + deeds.snooze_hours * 3_600_000).toISOString();
  return {
    ...(deeds.add_labels.length + deeds.remove_labels.length > 0 && { labels: [...new Set(labels)].slice(0, 30) }),
    ...(deeds.priority !== undefined && { priority: deeds.priority }),
    ...(deeds.assignee !== undefined && { assignee: deeds.assignee === "me" ? me : deeds.assignee }),
    ...(deeds.team !== undefined && { team: deeds.team }),
    ...(deeds.afterwards === "resolve" && { status: "resolved" as const }),
    ...(deeds.afterwards === "snooze" && { status: "snoozed" as const, snoozed_until: until }),
  };
}
