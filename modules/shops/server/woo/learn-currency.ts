import { sql } from "kysely";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { type ShopRow, wooOf } from "../shop-rows.ts";
import type { WooCaller } from "./call-woo.ts";

/** The currency in which a shop writes its prices; null where it does not say. Asks the shop. */
export async function currencyOf(call: WooCaller): Promise<string | null> {
  const answer = await call("data/currencies/current");
  const code = answer.ok ? (answer.json as { code?: unknown }).code : null;
  return typeof code === "string" && /^[A-Z]{3,5}$/.test(code) ? code : null;
}

/** The shop, its currency known where the shop tells it. Its products' prices need it; its orders say their own. */
export async function learnCurrency(job: JobRun, shop: ShopRow, call: WooCaller): Promise<ShopRow> {
  if (wooOf(shop).currency) return shop;
  const currency = await currencyOf(call);
  if (!currency) return shop;
  await job.write((ctx) =>
    sql`update shop set settings = settings || ${JSON.stringify({ currency })}::jsonb
      where brand_id = ${ctx.brandId} and id = ${shop.id}`.execute(ctx.db),
  );
  return { ...shop, settings: { ...wooOf(shop), currency } };
}
