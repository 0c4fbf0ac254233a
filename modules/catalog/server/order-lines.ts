import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { OrderInput } from "./order-input.ts";
import { findOrMakeProducts, productKey } from "./save-products.ts";

/** An order's id beside what was said about it. */
export type SavedOrder = { id: number; input: OrderInput };

/** Replaces the lines of orders; products that were never seen are made on the way. `known` are the orders that may have lines. */
export async function replaceLines(
  ctx: Context,
  orders: readonly SavedOrder[],
  known: readonly number[],
): Promise<void> {
  if (known.length > 0) {
    await sql`delete from order_line where brand_id = ${ctx.brandId} and order_id = any(${known as number[]}::bigint[])`.execute(
      ctx.db,
    );
  }
  const lines = orders.flatMap(({ id, input }) =>
    input.lines.map((line, index) => ({ ...line, orderId: id, line: index + 1, sourceId: input.sourceId })),
  );
  if (lines.length === 0) return;
  const products = await findOrMakeProducts(
    ctx,
    lines.flatMap(({ sourceId, productExternalId, productName }) =>
      productExternalId ? [{ sourceId, externalId: productExternalId, name: productName ?? null }] : [],
    ),
  );
  await sql`
    insert into order_line (brand_id, order_id, line, product_id, product_name, quantity, unit_price)
    select ${ctx.brandId}, said.* from unnest(
      ${lines.map((l) => l.orderId)}::bigint[],
      ${lines.map((l) => l.line)}::int[],
      ${lines.map((l) => (l.productExternalId ? products.get(productKey(l.sourceId, l.productExternalId)) : null))}::bigint[],
      ${lines.map((l) => l.productName ?? null)}::text[],
      ${lines.map((l) => l.quantity)}::numeric[],
      ${lines.map((l) => l.unitPrice ?? null)}::numeric[]
    ) as said`.execute(ctx.db);
}
