import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { listBrands } from "../../../admin/index.ts";

/** Uploads that no message and no post took within two days go, with their bytes. */
export async function forgetUnsent(house: House): Promise<void> {
  const now = house.clock();
  for (const { id } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId: id, actor: system("forget-unsent"), now }, async (ctx) => {
      const { rows } = await sql<{ hex: string }>`delete from attachment where brand_id = ${id} and message_id is null
        and erased_at is null and created_at < ${now}::timestamptz - interval '2 days'
        and not exists (select from channel_post p where p.brand_id = attachment.brand_id and p.attachment_id = attachment.id)
        returning encode(sha256, 'hex') as hex`.execute(ctx.db);
      if (rows.length > 0) await enqueue(ctx, "forget-attachments", { hashes: rows.map(({ hex }) => hex) });
    });
  }
}
