import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CustomerQuery, CustomerRow } from "../../contract.ts";
import { readFilter } from "./customer-filter.ts";
import { cursorOf } from "./customer-sort.ts";
import { findPage } from "./find-page.ts";

/** One page of the list; anonymous visitors, merged and erased customers are not on it. */
export async function listCustomers(
  ctx: Context,
  query: CustomerQuery,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const filter = await readFilter(ctx, query);
  const places = await findPage(ctx, query, filter);
  const page = places.slice(0, query.limit);
  const rows = await describeCustomers(
    ctx,
    page.map((place) => place.id),
  );
  return { rows, next: places.length > page.length ? cursorOf(page.at(-1)!) : null };
}

const identifier = (type: string) => sql`(select coalesce(i.shown, i.value) from identity i
  where i.brand_id = c.brand_id and i.customer_id = c.id and i.type = ${type} and i.value is not null order by i.verified_at is null, i.id limit 1)`;

/** Customers as the list shows them, in the order of the ids. */
export async function describeCustomers(ctx: Context, ids: readonly number[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<CustomerRow, "label"> & { other: string | null }>`
    select c.id, c.kind, c.name, c.city, c.owner_id, c.tags, c.created_at, c.attributes,
      ${identifier("phone")} as phone, ${identifier("email")} as email,
      case when c.name is null then (select coalesce(i.shown, i.value) from identity i where i.brand_id = c.brand_id
        and i.customer_id = c.id and i.value is not null order by i.id limit 1) end as other,
      coalesce(f.lifecycle, 'prospect') as lifecycle, coalesce(f.interactions, 0) as interactions, coalesce(f.contacts, 0) as contacts,
      f.first_contact_at, f.last_contact_at, f.last_seen_at, f.last_channel, coalesce(f.orders, 0) as orders,
      coalesce(f.revenue, 0) as revenue, f.first_order_at, f.last_order_at
    from unnest(${ids as number[]}::bigint[]) with ordinality as w(id, n)
    join customer c on c.brand_id = ${ctx.brandId} and c.id = w.id
    left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id
    order by w.n`.execute(ctx.db);
  return rows.map(({ other, ...row }) => ({ ...onWire(row), label: row.name ?? row.phone ?? row.email ?? other }));
}

/** Instants as texts. */
export function onWire<T extends object>(row: T): T {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : value,
  ]);
  return Object.fromEntries(entries) as T;
}
