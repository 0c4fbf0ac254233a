import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { keepDays } from "./mention-settings.ts";

const batch = 500;

/** What goes with time and with the person: everything but where, when and how it was said. */
export const wordless = sql`title = null, body = null, author = null, link = null, place = null, search = null, chat = null, evidence = '{}'`;

/** Every night: words, authors and links older than the brand keeps them go, answers too; days and sentiment stay. */
export async function forgetWords(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("forget-mentions"), now };
    let gone = batch;
    while (gone === batch) {
      gone = await withBrand(house.database.app, on, async (ctx) => {
        const before = new Date(now.getTime() - (await keepDays(ctx)) * 86_400_000);
        const { rows } = await sql<{ id: number }>`update public_mention set ${wordless}, words_forgotten_at = ${now}
          where brand_id = ${brandId} and id in (select id from public_mention where brand_id = ${brandId} and words_forgotten_at is null
            and heard_at < ${before} order by heard_at limit ${batch}) returning id`.execute(ctx.db);
        await sql`update mention_answer set body = null where brand_id = ${brandId}
          and mention_id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(ctx.db);
        return rows.length;
      });
    }
  }
}
