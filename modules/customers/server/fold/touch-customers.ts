import { type RawBuilder, sql } from "kysely";
import { atEnd, type Context } from "../../../../platform/db/index.ts";
import { notifyChange } from "../../../../platform/realtime/index.ts";

/** The topic under which changed customers stand in the change feed; `ref` is the customer, or empty for all of them. */
export const customerTopic = "customer";

/**
 * Says that facts of these customers changed: the fold recomputes them, screens that show them refresh. Call it after writing.
 * `identities` is SQL that gives `identity_id`, for more than one would hand over.
 */
export async function touchCustomers(
  ctx: Context,
  touched:
    | { identityIds: readonly number[] }
    | { customerIds: readonly number[] }
    | { identities: RawBuilder<unknown> },
): Promise<void> {
  if ("customerIds" in touched) {
    if (touched.customerIds.length > 0) await atEnd(ctx, writeTouched, { customers: touched.customerIds });
  } else if ("identityIds" in touched) {
    if (touched.identityIds.length > 0) await atEnd(ctx, writeTouched, { identities: touched.identityIds });
  } else {
    await insertTouched(ctx, customersOf(ctx, touched.identities)).execute(ctx.db);
  }
}

type Touched = { customers?: readonly number[]; identities?: readonly number[] };

function writeTouched(ctx: Context, touched: readonly Touched[]): RawBuilder<unknown> {
  const customers = touched.flatMap((one) => one.customers ?? []);
  const identities = touched.flatMap((one) => one.identities ?? []);
  const named = sql`select unnest(${customers}::bigint[]) as ref`;
  if (identities.length === 0) return insertTouched(ctx, named);
  const ofIdentities = customersOf(ctx, sql`select unnest(${identities}::bigint[])`);
  return insertTouched(ctx, customers.length > 0 ? sql`${named} union all ${ofIdentities}` : ofIdentities);
}

function customersOf({ brandId }: Context, identities: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select i.customer_id as ref from (${identities}) as named (identity_id)
    join identity i on i.brand_id = ${brandId} and i.id = named.identity_id`;
}

/** Each customer once, and the listeners of the brand are woken. */
function insertTouched(ctx: Context, customers: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with recorded as (insert into change (brand_id, topic, ref, at)
      select distinct ${ctx.brandId}::int, ${customerTopic}, ref, ${ctx.now}::timestamptz from (${customers}) as touched)
    select pg_notify('hamdel_change', ${String(ctx.brandId)})`;
}

/** Says that every customer's facts are to be computed again, such as after a setting changed what they mean. */
export async function touchEverybody(ctx: Context): Promise<void> {
  await sql`insert into change (brand_id, topic, ref, at) values (${ctx.brandId}, ${customerTopic}, null, ${ctx.now})`.execute(
    ctx.db,
  );
  await notifyChange(ctx);
}
