import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type FactColumn, factSources } from "./fact-registry.ts";

// What a customer has of whom nobody knows anything.
const nothing: Record<FactColumn, RawBuilder<unknown>> = {
  interactions: sql`0`,
  contacts: sql`0`,
  first_contact_at: sql`null::timestamptz`,
  last_contact_at: sql`null::timestamptz`,
  last_seen_at: sql`null::timestamptz`,
  last_channel: sql`null::text`,
  orders: sql`0`,
  revenue: sql`0`,
  first_order_at: sql`null::timestamptz`,
  last_order_at: sql`null::timestamptz`,
};
const columns = Object.keys(nothing) as FactColumn[];
const names = ["listed", "lifecycle", "lapses_at", ...columns];
const loyalOrders = 3;

/**
 * Computes the facts of these customers anew from what the modules know and writes those that differ. Lifecycle: a prospect has no
 * order that counts, a buyer has, a loyal customer at least three, a lapsed one none for `lapseAfterDays`.
 */
export async function writeFacts(ctx: Context, customerIds: readonly number[], lapseAfterDays: number): Promise<void> {
  const ids = customerIds as number[];
  const among = sql`c.brand_id = ${ctx.brandId} and c.id = any(${ids}::bigint[])`;
  await sql`
    insert into customer_facts as f (brand_id, customer_id, ${list(names)})
    select ${ctx.brandId}, k.id, k.listed, ${lifecycle(ctx.now)},
      case when l.lapses_at > ${ctx.now} then l.lapses_at end, ${list(columns, "k")}
    from (select c.id, c.listed, ${sql.join(columns.map(columnValue))} from customer c ${joins(ctx, ids)}
        where ${among} and c.merged_into is null) as k,
      lateral (select case when k.orders > 0 then k.last_order_at + make_interval(days => ${lapseAfterDays}) end as lapses_at) as l
    on conflict (brand_id, customer_id) do update
      set ${sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
      where (${list(names, "f")}) is distinct from (${list(names, "excluded")})`.execute(ctx.db);
  await sql`delete from customer_facts f using customer c
    where ${among} and c.merged_into is not null and f.brand_id = c.brand_id and f.customer_id = c.id`.execute(ctx.db);
}

function columnValue(column: FactColumn): RawBuilder<unknown> {
  const source = factSources().find((one) => one.columns.includes(column));
  const value = source ? sql`coalesce(${sql.ref(`${source.name}.${column}`)}, ${nothing[column]})` : nothing[column];
  return sql`${value} as ${sql.ref(column)}`;
}

function joins(ctx: Context, ids: number[]): RawBuilder<unknown> {
  const all = factSources().map(
    ({ name, select }) =>
      sql`left join (${select(ctx, ids)}) as ${sql.table(name)} on ${sql.ref(`${name}.customer_id`)} = c.id`,
  );
  return sql.join(all, sql` `);
}

function list(names: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(table ? `${table}.${name}` : name)));
}

function lifecycle(now: Date): RawBuilder<string> {
  return sql`case when k.orders = 0 then 'prospect' when l.lapses_at <= ${now} then 'lapsed'
    when k.orders >= ${loyalOrders} then 'loyal' else 'buyer' end`;
}
