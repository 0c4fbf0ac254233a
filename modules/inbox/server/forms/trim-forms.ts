import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";

/** Forgets who sent how often, and what was sent, after two days: nothing asks further back. */
export async function trimForms(house: House): Promise<void> {
  const now = house.clock();
  for (const { id } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId: id, actor: system("trim-forms"), now }, async (ctx) => {
      await sql`delete from form_rate where brand_id = ${id} and began < ${now}::timestamptz - interval '2 days'`.execute(
        ctx.db,
      );
      await sql`delete from form_posting where brand_id = ${id} and at < ${now}::timestamptz - interval '2 days'`.execute(
        ctx.db,
      );
    });
  }
}
