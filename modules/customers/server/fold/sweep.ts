import { sql } from "kysely";
import { type BrandWork, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { notifyChange } from "../../../../platform/realtime/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { customerTopic } from "./touch-customers.ts";

const lapsedAtOnce = 50_000;

function on(house: House, brandId: number): BrandWork {
  return { brandId, actor: system("fold"), now: house.clock() };
}

/** Lets customers lapse whose last order has become too old: they are touched, and the fold judges them anew. */
export async function sweepLapsing(house: House): Promise<void> {
  for (const { id } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, on(house, id), async (ctx) => {
      const { numAffectedRows } = await sql`insert into change (brand_id, topic, ref, at)
        select ${id}, ${customerTopic}, customer_id, ${ctx.now} from customer_facts
        where brand_id = ${id} and lapses_at <= ${ctx.now} order by lapses_at limit ${lapsedAtOnce}`.execute(ctx.db);
      if (numAffectedRows) await notifyChange(ctx);
    });
  }
}
