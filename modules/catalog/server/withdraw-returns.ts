import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { lockOrder } from "./change-status.ts";
import { moveOrderDays, sharesOf } from "./order-days.ts";
import type { ReturnInput } from "./record-return.ts";
import { tellScreens } from "./tell-screens.ts";

/**
 * Takes back the returns (or refunds) of an order that its shop no longer knows: all but those in `keep`. The day table and the customer's
 * facts follow; the log keeps that it was told. Gives how many went. Refuses `not_found`.
 */
export async function withdrawReturns(
  ctx: Context,
  orderId: number,
  { kind, keep }: { kind: ReturnInput["kind"]; keep: readonly string[] },
): Promise<number> {
  const order = await lockOrder(ctx, orderId);
  const gone = sql`brand_id = ${ctx.brandId} and order_id = ${orderId} and kind = ${kind}
    and external_id <> all(${keep as string[]}::text[])`;
  const { rows } = await sql<{ id: number }>`select id from order_return where ${gone}`.execute(ctx.db);
  if (rows.length === 0) return 0;
  const timeZone = await holdTimeZone(ctx);
  const before = await sharesOf(ctx, [orderId], timeZone);
  await sql`delete from order_return where ${gone}`.execute(ctx.db);
  await moveOrderDays(ctx, before, await sharesOf(ctx, [orderId], timeZone));
  await tellScreens(ctx, [orderId]);
  if (order.identity_id !== null) await touchCustomers(ctx, { identityIds: [order.identity_id] });
  return rows.length;
}
