import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { customerNames } from "../../customers/index.ts";
import { sourceKeys } from "../../intake/index.ts";
import type { OrderQuery, OrderRow } from "../contract.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import type { OrderStatus } from "./order-input.ts";
import { wholeUnits } from "./order-total.ts";

export type FoundOrder = {
  id: number;
  source_id: number;
  external_id: string;
  customer_id: number | null;
  ordered_at: Date;
  status: OrderStatus;
  currency: string;
  total: number;
  lines: number;
};

/** Orders newest first, filtered, in pages. */
export async function listOrders(ctx: Context, query: OrderQuery): Promise<{ rows: OrderRow[]; next: string | null }> {
  const { timeZone } = await brandSettings(ctx);
  const where = conditionsOf(ctx, query, timeZone);
  const { rows } = await sql<FoundOrder>`
    select o.id, o.source_id, o.external_id, m.customer_id, o.ordered_at, o.status, o.currency, o.total,
      (select count(*)::int from order_line l where l.brand_id = o.brand_id and l.order_id = o.id) as lines
    from (
      select * from customer_order o where ${sql.join(where, sql` and `)}
      order by o.ordered_at desc, o.id desc limit ${query.limit + 1}
    ) o
    left join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
    order by o.ordered_at desc, o.id desc`.execute(ctx.db);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > page.length && last ? cursorOf({ at: last.ordered_at.toISOString(), id: last.id }) : null;
  return { rows: await describeOrders(ctx, page), next };
}

type Filters = Omit<OrderQuery, "limit">;

/** The filter line as conditions on `customer_order o`. */
export function conditionsOf(ctx: Context, query: Filters, timeZone: string): RawBuilder<unknown>[] {
  const where = [sql`o.brand_id = ${ctx.brandId}`];
  const place = placeOf(query.after);
  if (place) where.push(sql`(o.ordered_at, o.id) < (${place.at}::timestamptz, ${place.id})`);
  if (query.status) where.push(sql`o.status = ${query.status}`);
  if (query.from) where.push(sql`o.ordered_at >= ${query.from}::date::timestamp at time zone ${timeZone}`);
  if (query.to) where.push(sql`o.ordered_at < (${query.to}::date + 1)::timestamp at time zone ${timeZone}`);
  if (query.q) where.push(sql`starts_with(lower(o.external_id), lower(${query.q}))`);
  if (query.customer) {
    where.push(sql`o.identity_id in (select m.identity_id from identity_map m
      where m.brand_id = ${ctx.brandId} and m.customer_id = ${query.customer})`);
  }
  if (query.product) {
    where.push(sql`o.id in (select l.order_id from order_line l
      where l.brand_id = ${ctx.brandId} and l.product_id = ${query.product})`);
  }
  return where;
}

/** Rows as the wire wants them, with the names of customers and sources. */
export async function describeOrders(ctx: Context, rows: readonly FoundOrder[]): Promise<OrderRow[]> {
  const customers = rows.flatMap((row) => (row.customer_id === null ? [] : [row.customer_id]));
  const names = await customerNames(ctx, customers);
  const sources = await sourceKeys(
    ctx,
    rows.map((row) => row.source_id),
  );
  return rows.map((row) => ({
    id: row.id,
    source: sources.get(row.source_id) ?? "",
    external_id: row.external_id,
    customer_id: row.customer_id,
    customer_name: row.customer_id === null ? null : (names.get(row.customer_id) ?? null),
    ordered_at: row.ordered_at.toISOString(),
    status: row.status,
    currency: row.currency,
    total: wholeUnits(row.total, row.currency),
    total_minor: row.total,
    lines: row.lines,
  }));
}
