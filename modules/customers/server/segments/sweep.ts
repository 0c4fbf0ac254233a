import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { rebuildSegment } from "./rebuild-segment.ts";

/** Computes every group anew whose rule moves with time; announces who entered and left. */
export async function sweepMovingSegments(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = () => ({ brandId: brand.id, actor: system("segments"), now: house.clock() });
    const { rows } = await withBrand(house.database.app, on(), (ctx) =>
      sql<{ id: number }>`select id from segment where brand_id = ${brand.id} and moves_with_time and removed_at is null
        and counted_at is not null order by id`.execute(ctx.db),
    );
    for (const { id } of rows) {
      await rebuildSegment({ write: (work) => withBrand(house.database.app, on(), work) }, id, true);
    }
  }
}
