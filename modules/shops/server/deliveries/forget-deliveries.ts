import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { type ErasedPerson, registerErasure } from "../../../customers/index.ts";
import { eraseRaw } from "../../../intake/index.ts";

const atOnce = 5000;
const rowDays = 90;

/** Forgets the bodies of what was done or put aside after the days that each shop says, and after ninety days that it came. What failed stays. */
export async function forgetOldDeliveries(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("forget-shop-deliveries"), now };
    while ((await withBrand(house.database.app, on, forgetBodies)) === atOnce);
    await withBrand(house.database.app, on, (ctx) =>
      sql`delete from shop_delivery where brand_id = ${brandId} and redacted_at is not null and state in ('done', 'dismissed')
        and received_at < ${new Date(now.getTime() - rowDays * 86_400_000)}`.execute(ctx.db),
    );
  }
}

async function forgetBodies(ctx: Context): Promise<number> {
  const { rows } = await sql<{ raw_input_id: number }>`
    update shop_delivery d set redacted_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id in (
      select o.id from shop_delivery o join shop s on s.brand_id = o.brand_id and s.id = o.shop_id
      where o.brand_id = ${ctx.brandId} and o.redacted_at is null and o.state in ('done', 'dismissed')
        and o.received_at < ${ctx.now}::timestamptz - make_interval(days => s.keep_days) limit ${atOnce})
    returning raw_input_id`.execute(ctx.db);
  await eraseRaw(
    ctx,
    rows.map((row) => row.raw_input_id),
  );
  return rows.length;
}

/** A person who is erased is taken out of what came, too: by whom it was about; what mentions them elsewhere is found by `intake`. */
export function registerForgetting(): void {
  registerErasure("shop deliveries", async (ctx, { identityIds }: ErasedPerson) => {
    const { rows } = await sql<{ raw_input_id: number }>`
      update shop_delivery set redacted_at = coalesce(redacted_at, ${ctx.now}), number = null
      where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[]) returning raw_input_id`.execute(
      ctx.db,
    );
    await eraseRaw(
      ctx,
      rows.map((row) => row.raw_input_id),
    );
  });
}
