import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type FactColumn, factSources } from "./fact-registry.ts";

// What a customer has of whom nobody knows anything.
const nothing: Record<FactColumn, RawBuilder<unknown>> = {
  interactions: sql`0::bigint`,
  contacts: sql`0::bigint`,
  first_contact_at: sql`null::timestamptz`,
  last_contact_at: sql`null::timestamptz`,
  last_seen_at: sql`null::timestamptz`,
  last_channel: sql`null::text`,
  orders: sql`0::bigint`,
  revenue: sql`null::bigint`,
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
    from (${known(ctx, ids, among)}) as k,
      lateral (select case when k.orders > 0 then k.last_order_at + make_interval(days => ${lapseAfterDays}) end as lapses_at) as l
    on conflict (brand_id, customer_id) do update
      set ${sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
      where (${list(names, "f")}) is distinct from (${list(names, "excluded")})`.execute(ctx.db);
  await sql`delete from customer_facts f using customer c
    where ${among} and c.merged_into is not null and f.brand_id = c.brand_id and f.customer_id = c.id`.execute(ctx.db);
}

/**
 * One row per customer from what each module knows. Rows are stacked and grouped, not joined: with the statistics of a table that grew a
 * minute ago a join of grouped rows is planned as a loop over all pairs.
 */
function known(ctx: Context, ids: number[], among: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = factSources().map(({ columns: theirs, select }) => {
    const values = columns.map((column) => (theirs.includes(column) ? sql.ref(`s.${column}`) : nothing[column]));
    return sql`select s.customer_id, null::boolean, ${sql.join(values)} from (${select(ctx, ids)}) as s`;
  });
  const own = sql`select c.id, c.listed, ${sql.join(columns.map((column) => nothing[column]))} from customer c
    where ${among} and c.merged_into is null`;
  const best = columns.map(
    (column) =>
      sql`${column === "revenue" ? sql`coalesce(max(revenue), 0)` : sql`max(${sql.ref(column)})`} as ${sql.ref(column)}`,
  );
  return sql`
    select id, bool_or(listed) as listed, ${sql.join(best)}
    from (${sql.join([own, ...parts], sql` union all `)}) as t (id, listed, ${list(columns)})
    group by id having bool_or(listed) is not null`;
}

function list(names: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(table ? `${table}.${name}` : name)));
}

function lifecycle(now: Date): RawBuilder<string> {
  return sql`case when k.orders = 0 then 'prospect' when l.lapses_at <= ${now} then 'lapsed'
    when k.orders >= ${loyalOrders} then 'loyal' else 'buyer' end`;
}
