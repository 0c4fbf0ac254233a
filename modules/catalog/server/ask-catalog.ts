import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { searchForm, searchQuery } from "../../../platform/text/index.ts";
import type { OrderStatus } from "./order-input.ts";

export type NamedProduct = {
  id: number;
  name: string;
  price: number | null;
  currency: string | null;
  url: string | null;
  archived: boolean;
};

/** Products whose names hold most of these words, those with most of them first; what is still sold comes before what is not. */
export async function productsNamed(ctx: Context, words: readonly string[], most: number): Promise<NamedProduct[]> {
  const wanted = [...new Set(words.map(searchForm))].filter((word) => word.length > 1).slice(0, 8);
  const patterns = wanted.map((word) => searchQuery(word)[0]).filter((one) => one !== undefined);
  if (patterns.length === 0) return [];
  const least = Math.max(1, Math.ceil(patterns.length * 0.6));
  const { rows } = await sql<NamedProduct>`
    with found as (select id, count(*)::int as words from unnest(${patterns}::text[]) as pattern,
        unnest(array[false, true]) as archived,
        lateral search_products(array[pattern], archived, 'infinity'::timestamptz, 0, 50) as id group by id)
    select p.id, coalesce(p.name, p.external_id) as name, p.price, p.currency, p.url, p.archived_at is not null as archived
    from found join product p on p.brand_id = ${ctx.brandId} and p.id = found.id
    where found.words >= ${least} order by p.archived_at is not null, found.words desc, p.id desc limit ${most}`.execute(
    ctx.db,
  );
  return rows;
}

export type LatestOrder = {
  number: string;
  status: OrderStatus;
  ordered_at: Date;
  total: number;
  currency: string;
};

/** The last orders of a customer, newest first. */
export async function latestOrders(ctx: Context, customerId: number, most: number): Promise<LatestOrder[]> {
  const { rows } = await sql<LatestOrder>`
    select o.external_id as number, o.status, o.ordered_at, o.total, o.currency from customer_order o
    join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
    where o.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} order by o.ordered_at desc, o.id desc limit ${most}`.execute(
    ctx.db,
  );
  return rows;
}

/** The last order of each of these customers that was not cancelled; who has none is left out. */
export async function lastOrders(ctx: Context, customerIds: readonly number[]): Promise<Map<number, LatestOrder>> {
  const { rows } = await sql<LatestOrder & { customer_id: number }>`
    select distinct on (m.customer_id) m.customer_id, o.external_id as number, o.status, o.ordered_at, o.total, o.currency
    from identity_map m join customer_order o on o.brand_id = m.brand_id and o.identity_id = m.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = any(${customerIds as number[]}::bigint[]) and o.status <> 'cancelled'
    order by m.customer_id, o.ordered_at desc, o.id desc`.execute(ctx.db);
  return new Map(rows.map(({ customer_id, ...order }) => [customer_id, order]));
}

/** Whether a customer bought one of these products. */
export async function boughtOne(ctx: Context, customerId: number, products: readonly number[]): Promise<boolean> {
  if (products.length === 0) return false;
  const { rows } = await sql`select from customer_order o
    join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
    join order_line l on l.brand_id = o.brand_id and l.order_id = o.id
    where o.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and l.product_id = any(${products as number[]}::bigint[]) limit 1`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Names of products by their ids; those without a name go by their number in the shop. Unknown ids are left out. */
export async function productNames(ctx: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; name: string }>`select id, coalesce(name, external_id) as name from product
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
