import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { type NewsExchange, takeCallNews } from "./take-news.ts";

type Open = { external_id: string; exchange_id: number; answered_at: Date | null; heard_at: Date; hours: number };

/** Calls of which nobody told the end: those an exchange does not have any more (`live` are those it has). */
export async function endLost(
  ctx: Context,
  exchange: NewsExchange,
  { live, since }: { live: readonly string[]; since: Date },
): Promise<void> {
  const { rows } = await sql<Open>`select external_id, exchange_id, answered_at, heard_at, 0 as hours from phone_call
    where brand_id = ${ctx.brandId} and exchange_id = ${exchange.id} and ended_at is null and heard_at < ${since}
      and not external_id = any(${live as string[]}::text[]) order by id`.execute(ctx.db);
  for (const call of rows) await endOne(ctx, exchange, call);
}

/** Ends calls of which nothing was heard for so long that they cannot be going on: half an hour of ringing, six hours of talk. */
export async function endForgotten(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("phone"), now }, async (ctx) => {
      const { rows } = await sql<Open>`
        select c.external_id, c.exchange_id, c.answered_at, c.heard_at, coalesce((x.settings ->> 'call_back_hours')::int, 4) as hours
        from phone_call c join phone_exchange x on x.brand_id = c.brand_id and x.id = c.exchange_id
        where c.brand_id = ${brandId} and c.ended_at is null
          and c.heard_at < ${now}::timestamptz - case when c.answered_at is null then interval '30 minutes' else interval '6 hours' end
        order by c.id limit 500`.execute(ctx.db);
      for (const call of rows) await endOne(ctx, { id: call.exchange_id, call_back_hours: call.hours }, call);
    });
  }
}

/** Honest about what nobody knows: how it ended, or for how long they spoke. */
async function endOne(ctx: Context, exchange: NewsExchange, call: Open): Promise<void> {
  await takeCallNews(ctx, exchange, {
    callId: call.external_id,
    at: call.heard_at,
    end: { firm: false, outcome: call.answered_at ? "answered" : "unknown", endedAt: call.heard_at, lost: true },
  });
}
