import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Delivery } from "../../contract.ts";
import type { DeliveryReport, SendOutcome } from "../channels/channel-adapter.ts";
import { holdPlaceOf } from "../conversations/hold-message.ts";
import { touchMessage } from "../conversations/write-message.ts";
import { recordSent } from "../reply/record-sent.ts";
import { enqueueDelivery } from "./enqueue-delivery.ts";
import { callNext } from "./keep-order.ts";

/** So often a message is tried where trying again may help. */
const mostAttempts = 6;
/** Seconds until a provider that knows our key is asked again what became of a message. */
const askAgain = 10;

/**
 * Notes what became of an attempt, and tries again later where that may help. Where nobody knows whether it went out, it is repeated only
 * for a provider that can tell a repeat (`repeats`); for others it stays `unknown`, and a person decides.
 */
export async function saveOutcome(
  ctx: Context,
  messageId: number,
  outcome: SendOutcome,
  { repeats = false } = {},
): Promise<void> {
  await holdPlaceOf(ctx, messageId);
  const { rows } = await sql<{ attempts: number }>`select attempts from message
    where brand_id = ${ctx.brandId} and id = ${messageId} for update`.execute(ctx.db);
  const message = rows[0];
  if (!message) return;
  const again = message.attempts < mostAttempts ? helpsAgain(outcome, repeats) : null;
  // Twice as long after each attempt.
  const runAt =
    again === null ? null : new Date(ctx.now.getTime() + again * 1000 * 2 ** Math.max(0, message.attempts - 1));
  const state: Delivery = runAt ? "queued" : outcome.state;
  // What a report said meanwhile is further than that it was sent.
  await sql`update message set delivery = case when ${state} = 'sent' and delivery in ('delivered', 'read', 'failed') then delivery else ${state} end,
      delivery_at = ${ctx.now}, send_after = coalesce(${runAt}, send_after),
      delivery_problem = ${outcome.state === "sent" ? sql`case when delivery = 'failed' then delivery_problem end` : outcome.code},
      external_id = coalesce(${outcome.state === "sent" ? outcome.externalId : null}, external_id)
    where brand_id = ${ctx.brandId} and id = ${messageId}`.execute(ctx.db);
  if (outcome.state === "sent" && outcome.parts) await keepParts(ctx, messageId, outcome.parts);
  await touchMessage(ctx, messageId);
  if (outcome.state === "sent") await recordSent(ctx, messageId);
  if (runAt) await enqueueDelivery(ctx, messageId, runAt);
  else await callNext(ctx, messageId);
}

async function keepParts(ctx: Context, messageId: number, parts: readonly string[]): Promise<void> {
  await sql`update message_text set meta = coalesce(meta, '{}') || ${JSON.stringify({ parts })}::jsonb
    where brand_id = ${ctx.brandId} and message_id = ${messageId}`.execute(ctx.db);
}

/** Seconds until another attempt; null where none would help, or might send a second time. */
function helpsAgain(outcome: SendOutcome, repeats: boolean): number | null {
  if (outcome.state === "failed") return outcome.again;
  return outcome.state === "unknown" && repeats ? askAgain : null;
}

const rank: Record<string, number> = { queued: 0, sending: 1, unknown: 1, sent: 2, failed: 3, delivered: 3, read: 4 };

/** Takes in what a provider reports, in whatever order and however often it does: a state never goes back. */
export async function saveReport(ctx: Context, accountId: number, report: DeliveryReport): Promise<void> {
  const told = sql`select id from message
    where brand_id = ${ctx.brandId} and account_id = ${accountId} and external_id = ${report.externalId} and direction = 'out'`;
  const first = await sql<{ id: number }>`${told}`.execute(ctx.db);
  const id = first.rows[0]?.id ?? idOfKey(ctx, report.key);
  if (id === null || !(await holdPlaceOf(ctx, id))) return;
  const { rows } = await sql<{
    id: number;
    delivery: Delivery;
  }>`select id, delivery from message where brand_id = ${ctx.brandId}
    and id = ${id} and account_id = ${accountId} and direction = 'out' and coalesce(external_id, ${report.externalId}) = ${report.externalId}
    for update`.execute(ctx.db);
  const message = rows[0];
  if (!message || rank[report.state]! <= rank[message.delivery]!) return;
  await sql`update message set delivery = ${report.state}, delivery_at = ${report.at}, delivery_problem = ${report.code ?? null},
      external_id = coalesce(external_id, ${report.externalId})
    where brand_id = ${ctx.brandId} and id = ${message.id}`.execute(ctx.db);
  await touchMessage(ctx, message.id);
  if (message.delivery === "unknown" || message.delivery === "sending") await recordSent(ctx, message.id);
}

/** The message whose key a provider sent back (`claimForSending` makes it); null for another brand's, or none. */
function idOfKey({ brandId }: Context, key: string | undefined): number | null {
  const [, brand, id] = /^h(\d{1,9})-(\d{1,15})$/.exec(key ?? "") ?? [];
  return id !== undefined && Number(brand) === brandId ? Number(id) : null;
}
