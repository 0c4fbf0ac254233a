import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { notifyChange } from "../../../../platform/realtime/index.ts";

/** The topic under which changed customers stand in the change feed; `ref` is the customer, or empty for all of them. */
export const customerTopic = "customer";

/** Says that facts of these customers changed: the fold recomputes them, screens that show them refresh. Call it after writing. */
export async function touchCustomers(
  ctx: Context,
  touched: { identityIds: readonly number[] } | { customerIds: readonly number[] },
): Promise<void> {
  if ("customerIds" in touched) {
    if (touched.customerIds.length === 0) return;
    await sql`insert into change (brand_id, topic, ref, at)
      select distinct ${ctx.brandId}::int, ${customerTopic}, ref, ${ctx.now}::timestamptz
      from unnest(${touched.customerIds as number[]}::bigint[]) as ref`.execute(ctx.db);
  } else {
    if (touched.identityIds.length === 0) return;
    await sql`insert into change (brand_id, topic, ref, at)
      select distinct ${ctx.brandId}::int, ${customerTopic}, i.customer_id, ${ctx.now}::timestamptz
      from identity i where i.brand_id = ${ctx.brandId} and i.id = any(${touched.identityIds as number[]}::bigint[])`.execute(
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
