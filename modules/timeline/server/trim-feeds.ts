import { sql } from "kysely";
import { system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { listBrands } from "../../admin/index.ts";

/** Cuts off the change feed behind two days; see trim_changes for what stays. */
export async function trimChanges(house: House): Promise<void> {
  await sql`select trim_changes('2 days')`.execute(house.database.app);
}

/** Forgets answers to Idempotency-Keys after two days. */
export async function trimAnswers(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("trim-answers"), now }, (ctx) =>
      sql`delete from idempotent_answer where brand_id = ${brandId} and created_at < ${now}::timestamptz - interval '2 days'`.execute(
        ctx.db,
      ),
    );
  }
}
