import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { announce, isNews } from "../../../platform/events/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { recordInteractions } from "../../timeline/index.ts";
import { OrderRefunded } from "../events.ts";
import { type LockedOrder, lockOrder } from "./change-status.ts";
import { moveOrderDays, sharesOf } from "./order-days.ts";
import { tellScreens } from "./tell-screens.ts";

/** Goods that came back (`return`), or money that went back (`refund`). The amount is in minor units of the order's currency. */
export type ReturnInput = {
  kind: "return" | "refund";
  externalId: string;
  at: Date;
  amount: number;
  reason: string | null;
};

/**
 * Records that part of an order came back or was paid back; the same external id again changes nothing. Answers whether it was new.
 * Refuses an amount larger than the order's total.
 */
export async function recordReturn(
  ctx: Context,
  orderId: number,
  input: ReturnInput,
): Promise<{ id: number; recorded: boolean }> {
  const order = await lockOrder(ctx, orderId);
  if (input.amount > Math.abs(order.total)) throw new Refusal("return_exceeds_order", "amount");
  const timeZone = await holdTimeZone(ctx);
  const before = await sharesOf(ctx, [orderId], timeZone);
  const { rows } = await sql<{ id: number }>`
    insert into order_return (brand_id, order_id, kind, external_id, at, amount, currency, reason)
    values (${ctx.brandId}, ${orderId}, ${input.kind}, ${input.externalId}, ${input.at}, ${input.amount}, ${order.currency}, ${input.reason})
    on conflict (brand_id, order_id, kind, external_id) do nothing returning id`.execute(ctx.db);
  const id = rows[0]?.id;
  if (id === undefined) return { id: await knownReturn(ctx, orderId, input), recorded: false };
  await moveOrderDays(ctx, before, await sharesOf(ctx, [orderId], timeZone));
  await announceReturn(ctx, order, id, input);
  await tellScreens(ctx, [orderId]);
  if (order.identity_id !== null) {
    await tellReturn(ctx, order, order.identity_id, input);
    await touchCustomers(ctx, { identityIds: [order.identity_id] });
  }
  return { id, recorded: true };
}

async function announceReturn(ctx: Context, order: LockedOrder, returnId: number, input: ReturnInput): Promise<void> {
  if (!isNews(ctx, input.at)) return;
  await announce(ctx, OrderRefunded, {
    ...{ orderId: order.id, customerId: order.customer_id, kind: input.kind, returnId, amount: input.amount },
    ...{ currency: order.currency, at: input.at.toISOString() },
  });
}

async function knownReturn(ctx: Context, orderId: number, { kind, externalId }: ReturnInput): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from order_return
    where brand_id = ${ctx.brandId} and order_id = ${orderId} and kind = ${kind} and external_id = ${externalId}`.execute(
    ctx.db,
  );
  return rows[0]!.id;
}

async function tellReturn(ctx: Context, order: LockedOrder, identityId: number, input: ReturnInput): Promise<void> {
  await recordInteractions(ctx, [
    {
      sourceId: order.source_id,
      externalId: `${input.kind}:${order.external_id}:${input.externalId}`,
      identityId,
      partnerId: order.partner_id ?? undefined,
      occurredAt: input.at,
      kind: "activity",
      channel: "shop",
      touchpoint: "return",
      direction: input.kind === "return" ? "in" : "out",
      subject: input.kind,
      subjectId: order.id,
    },
  ]);
}
