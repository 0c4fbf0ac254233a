import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import type { OrderStatus } from "./order-input.ts";
import type { PreparedOrder } from "./prepare-order.ts";

/** An order that is stored already, its row locked. `same` when the shop said nothing new. */
export type KnownOrder = {
  id: number;
  source_id: number;
  external_id: string;
  identity_id: number | null;
  status: OrderStatus;
  same: boolean;
};

/** Finds and locks the orders of a batch that are stored, in one order for everybody, so that two batches never wait for each other. */
export async function lockKnownOrders(ctx: Context, orders: readonly PreparedOrder[]): Promise<KnownOrder[]> {
  const { rows } = await sql<KnownOrder>`
    select o.id, o.source_id, o.external_id, o.identity_id, o.status, o.content_hash = said.hash as same
    from unnest(${orders.map((o) => o.input.sourceId)}::int[], ${orders.map((o) => o.input.externalId)}::text[],
                ${orders.map((o) => o.contentHash)}::uuid[]) as said (source_id, external_id, hash)
    join customer_order o on o.brand_id = ${ctx.brandId} and o.source_id = said.source_id and o.external_id = said.external_id
    order by o.id for update of o`.execute(ctx.db);
  return rows;
}

export type InsertedOrder = { id: number; source_id: number; external_id: string; customer_id: number | null };

/** Whom an order's identity counts for. */
export const customerOf = (order: string) => sql<number | null>`(select m.customer_id from identity_map m
  where m.brand_id = ${sql.ref(`${order}.brand_id`)} and m.identity_id = ${sql.ref(`${order}.identity_id`)}) as customer_id`;

/** Inserts new orders; one that somebody else inserted meanwhile is left out of the answer. */
export async function insertOrders(ctx: Context, orders: readonly PreparedOrder[]): Promise<InsertedOrder[]> {
  if (orders.length === 0) return [];
  const { rows } = await sql<InsertedOrder>`
    insert into customer_order (brand_id, source_id, external_id, identity_id, partner_id, ordered_at, status, currency, total, content_hash, created_at, updated_at)
    select ${ctx.brandId}, source_id, external_id, identity_id, partner_id, ordered_at, status, currency, total, content_hash, ${ctx.now}, ${ctx.now}
    from ${columnsOf(orders)}
    order by place
    on conflict (brand_id, source_id, external_id) do nothing
    returning id, source_id, external_id, ${customerOf("customer_order")}`.execute(ctx.db);
  return rows;
}

/** Overwrites locked orders with what the shop says now. An order whose status it left out keeps its own. Gives the customer of each. */
export async function overwriteOrders(
  ctx: Context,
  orders: readonly PreparedOrder[],
): Promise<Map<number, number | null>> {
  if (orders.length === 0) return new Map();
  const { rows } = await sql<{ id: number; customer_id: number | null }>`
    update customer_order o
    set identity_id = said.identity_id, partner_id = said.partner_id, ordered_at = said.ordered_at,
        status = case when said.says_status then said.status else o.status end,
        currency = said.currency, total = said.total, content_hash = said.content_hash, updated_at = ${ctx.now}
    from ${columnsOf(orders)}
    where o.brand_id = ${ctx.brandId} and o.source_id = said.source_id and o.external_id = said.external_id
    returning o.id, ${customerOf("o")}`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row.customer_id]));
}

/** The batch as a table `said`. */
function columnsOf(orders: readonly PreparedOrder[]) {
  return sql`unnest(
      ${orders.map((_, place) => place)}::int[],
      ${orders.map((o) => o.input.sourceId)}::int[],
      ${orders.map((o) => o.input.externalId)}::text[],
      ${orders.map((o) => o.input.identityId)}::bigint[],
      ${orders.map((o) => o.input.partnerId ?? null)}::bigint[],
      ${orders.map((o) => o.input.orderedAt.toISOString())}::timestamptz[],
      ${orders.map((o) => o.firstStatus)}::text[],
      ${orders.map((o) => o.input.status != null)}::boolean[],
      ${orders.map((o) => o.input.currency)}::text[],
      ${orders.map((o) => o.total)}::bigint[],
      ${orders.map((o) => o.contentHash)}::uuid[]
    ) as said (place, source_id, external_id, identity_id, partner_id, ordered_at, status, says_status, currency, total, content_hash)`;
}

/** Tells the change feed, once for each, of the buyers of every order that a source brought since then. */
export async function touchBuyersSince(ctx: Context, sourceId: number, since: Date): Promise<void> {
  const identities = sql`select distinct identity_id from customer_order
    where brand_id = ${ctx.brandId} and source_id = ${sourceId} and created_at >= ${since} and identity_id is not null`;
  await touchCustomers(ctx, { identities });
}
