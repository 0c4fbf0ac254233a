import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { ShopProblem, Tested } from "../../contract.ts";
import { wooOf, wooShopById } from "../shop-rows.ts";
import { callWoo } from "./call-woo.ts";
import { currencyOf } from "./learn-currency.ts";
import { lookAtHooks } from "./look-at-hooks.ts";

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** Asks a shop whether we may read it, and notes what it said. Refuses `not_found`. */
export async function tryConnection(house: House, inBrand: InBrand, id: number): Promise<Tested> {
  const shop = await inBrand((ctx) => wooShopById(ctx, id));
  const call = callWoo(house, shop);
  const answer = await call("orders", { query: { per_page: 1, status: "any" } });
  const problem = answer.ok ? (Array.isArray(answer.json) ? null : "not_json") : answer.problem;
  if (problem) {
    await inBrand((ctx) => noteAnswer(ctx, id, problem));
    return { ok: false, problem, currency: null, orders: null };
  }
  const currency = await currencyOf(call);
  await inBrand(async (ctx) => {
    await noteAnswer(ctx, id, null);
    const settings = JSON.stringify({ currency: currency ?? wooOf(shop).currency });
    await sql`update shop set settings = settings || ${settings}::jsonb
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  });
  await lookAtHooks(house, inBrand, { shop, call });
  return { ok: true, problem: null, currency, orders: answer.ok ? answer.total : null };
}

/** Notes what a shop's own API said last: what is wrong, or null where all is well. */
export async function noteAnswer(ctx: Context, id: number, problem: ShopProblem | null): Promise<void> {
  await sql`update shop set problem = ${problem}, asked_at = ${ctx.now},
      problem_at = case when ${problem}::text is null then null else coalesce(problem_at, ${ctx.now}::timestamptz) end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}
