import { sql } from "kysely";
import { system, withBrand } from "../../../platform/db/index.ts";
import { announcedDays, forgetAnnounced } from "../../../platform/events/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { listBrands } from "../../admin/index.ts";

/** Forgets events and deliveries after thirty days. */
export async function forgetOldEvents(house: House): Promise<void> {
  const now = house.clock();
  const before = new Date(now.getTime() - announcedDays * 86_400_000);
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("forget-events"), now }, async (ctx) => {
      await sql`delete from webhook_delivery where brand_id = ${brandId} and made_at < ${before}`.execute(ctx.db);
      await forgetAnnounced(ctx, before);
    });
  }
}

/** What receivers answered to events about somebody may say who it is: it goes with the person and everybody merged into them. */
export async function forgetAnswers(job: JobRun, { customerIds }: { customerIds: number[] }): Promise<void> {
  await job.write((ctx) =>
    sql`update webhook_try t set answer = null from webhook_delivery d
      where t.brand_id = ${ctx.brandId} and d.brand_id = t.brand_id and d.id = t.delivery_id and t.answer is not null
        and d.customers && ${customerIds}::bigint[]`.execute(ctx.db),
  );
}

/** After a backup was restored commit order is another one: webhooks look at everything again, and what was told is not told twice. */
export async function lookAgain(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("look-again"), now }, (ctx) =>
      sql`update webhook set txid = '0'::xid8, event_id = 0 where brand_id = ${brandId}`.execute(ctx.db),
    );
  }
}
