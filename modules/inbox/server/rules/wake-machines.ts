import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { RuleTrigger } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";
import type { NewMessage } from "../conversations/write-message.ts";
import { chainOf } from "./rule-actor.ts";

const triggersOfEvents: Partial<Record<string, RuleTrigger>> = {
  opened: "conversation_began",
  assigned: "assigned",
  team_changed: "team_changed",
  labels_changed: "label_added",
  resolved: "resolved",
  reopened: "reopened",
  woken: "snooze_ended",
};
/** After these a conversation looks for somebody; after those somebody may have room, or fit. */
const seeks = ["reopened", "woken", "team_changed", "handed_over"];
const makesRoom = ["resolved", "snoozed", "assigned", "unassigned", "spam", "labels_changed"];

/** What a message or event means to rules; several where it is also the first. */
export function triggersOf(
  message: Pick<NewMessage, "kind" | "direction" | "author" | "event" | "meta">,
  seq: number,
): RuleTrigger[] {
  if (message.kind === "message" && message.direction === "in") {
    return seq === 1 ? ["conversation_began", "message_received"] : ["message_received"];
  }
  if (message.kind === "message" && message.author === "agent") return ["agent_replied"];
  if (message.kind !== "event") return [];
  const added = message.meta?.["added"];
  if (message.event === "labels_changed" && Array.isArray(added) && added.length === 0) return [];
  const trigger = triggersOfEvents[message.event ?? ""];
  return trigger ? [trigger] : [];
}

/**
 * Wakes what works by itself after something was written: rules that hear it, and giving out. In this transaction, and with a job only
 * where somebody listens, so that a brand without rules pays one look.
 */
export async function wakeMachines(
  ctx: Context,
  held: Conversation,
  messageId: number,
  message: NewMessage,
): Promise<void> {
  if (message.meta?.["taken"]) return;
  const triggers = triggersOf(message, held.last_seq);
  const event = message.event ?? "";
  const comesIn = message.direction === "in" && held.assignee_id === null && held.status !== "bot";
  const assigns = comesIn || seeks.includes(event);
  await wakeLater(ctx, held, message);
  if (triggers.length === 0 && !assigns && !makesRoom.includes(event)) return;
  const about = { brandId: ctx.brandId, conversationId: held.id };
  const heard = { ...about, messageId, on: triggers, chain: chainOf(ctx.actor), assign: assigns };
  const teams = sql`team_id in (0, ${held.team_id ?? 0}::bigint)`;
  // Rules come first and give out what they are done with: who gets it may be for them to say.
  await sql`select
    case when ruled then enqueue('run-rules', ${JSON.stringify(heard)}::json, null, null, null)
      when ${assigns} and exists (select from assignment_way where brand_id = ${ctx.brandId} and way <> 'by_hand' and ${teams})
      then enqueue('assign-conversation', ${JSON.stringify(about)}::json, ${`assign:${ctx.brandId}:${held.id}`}, null, null) end,
    case when ${makesRoom.includes(event)} and exists (select from assignment_way where brand_id = ${ctx.brandId} and way <> 'by_hand')
      then enqueue('tend-assignment', ${JSON.stringify({ brandId: ctx.brandId })}::json, ${`tend:${ctx.brandId}`}, null, null) end
    from (select exists (select from rule where brand_id = ${ctx.brandId} and on_event = any(${triggers}::text[])
      and switched_on_at is not null and removed_at is null) as ruled) rules`.execute(ctx.db);
}

/** Rules about waiting and about promises come when it is time. */
async function wakeLater(ctx: Context, held: Conversation, message: NewMessage): Promise<void> {
  const waits = message.direction === "in" && held.waiting_since === null;
  const due = message.event === "promise_made" ? message.meta?.["due_at"] : null;
  if (!waits && typeof due !== "string") return;
  const trigger: RuleTrigger = waits ? "customer_waits" : "promise_due";
  const what = waits ? "wait" : `promise:${message.meta?.["promise"]}`;
  const more = JSON.stringify({ on: [trigger], chain: [], promise: message.meta?.["promise"] ?? null });
  await sql`select enqueue('run-rules',
      (${more}::jsonb || jsonb_build_object('brandId', ${ctx.brandId}::int, 'conversationId', ${held.id}::bigint, 'rule', id))::json,
      'rule:' || ${ctx.brandId}::text || ':' || id || ':' || ${`${held.id}:${what}`},
      ${waits ? message.at : due}::timestamptz + make_interval(mins => coalesce(waits_minutes, 0)), null)
    from rule where brand_id = ${ctx.brandId} and on_event = ${trigger} and switched_on_at is not null and removed_at is null`.execute(
    ctx.db,
  );
}
