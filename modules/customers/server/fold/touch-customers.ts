import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
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
    if (touched.customerIds.length === 0) return;
    await sql`insert into change (brand_id, topic, ref, at)
      select distinct ${ctx.brandId}::int, ${customerTopic}, ref, ${ctx.now}::timestamptz
      from unnest(${touched.customerIds as number[]}::bigint[]) as ref`.execute(ctx.db);
  } else {
    if ("identityIds" in touched && touched.identityIds.length === 0) return;
    const named =
      "identities" in touched ? touched.identities : sql`select unnest(${touched.identityIds as number[]}::bigint[])`;
    await sql`insert into change (brand_id, topic, ref, at)
      select distinct ${ctx.brandId}::int, ${customerTopic}, i.customer_id, ${ctx.now}::timestamptz
      from (${named}) as named (identity_id) join identity i on i.brand_id = ${ctx.brandId} and i.id = named.identity_id`.execute(
      ctx.db,
    );
  }
  await notifyChange(ctx);
}

/** Says that every customer's facts are to be computed again, such as after a setting changed what they mean. */
export async function touchEverybody(ctx: Context): Promise<void> {
  await sql`insert into change (brand_id, topic, ref, at) values (${ctx.brandId}, ${customerTopic}, null, ${ctx.now})`.execute(
    ctx.db,
  );
  await notifyChange(ctx);
}
