import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { unseal } from "../../../admin/index.ts";
import { type ShopProblem, topics } from "../../contract.ts";
import { type HookNews, hookPathOf, type ShopRow, wooShopById } from "../shop-rows.ts";
import { callWoo, type WooCaller } from "./call-woo.ts";

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type Asked = { shop: ShopRow; call: WooCaller };
const wooHook = z.object({ id: z.number(), status: z.string(), topic: z.string(), delivery_url: z.string() });
type WooHook = z.infer<typeof wooHook>;

/** Asks a shop which webhooks call us, and notes those that it switched off or never had. Keys that may not read them change nothing. */
export async function lookAtHooks(house: House, inBrand: InBrand, { shop, call }: Asked): Promise<void> {
  const hooks = await ourHooks(house, inBrand, { shop, call });
  if ("problem" in hooks) return;
  await inBrand((ctx) => noteHooks(ctx, shop.id, newsOf(hooks)));
}

async function noteHooks(ctx: Context, id: number, news: HookNews): Promise<void> {
  await sql`update shop set hooks = ${JSON.stringify(news)}::jsonb, hooks_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

function newsOf(hooks: readonly WooHook[]): HookNews {
  const active = new Set(hooks.filter(({ status }) => status === "active").map(({ topic }) => topic));
  const off = new Set(hooks.map(({ topic }) => topic));
  return {
    working: topics.filter((topic) => active.has(topic)),
    disabled: topics.filter((topic) => off.has(topic) && !active.has(topic)),
    missing: topics.filter((topic) => !off.has(topic)),
  };
}

async function ourHooks(
  house: House,
  inBrand: InBrand,
  { shop, call }: Asked,
): Promise<WooHook[] | { problem: ShopProblem }> {
  const path = await inBrand(async (ctx) => hookPathOf(ctx, shop, house.config.secretKey));
  const found: WooHook[] = [];
  for (let page = 1; page <= 20; page++) {
    const answer = await call("webhooks", { query: { per_page: 100, page } });
    if (!answer.ok) return { problem: answer.problem };
    const read = z.array(wooHook).safeParse(answer.json);
    if (!read.success) return { problem: "not_json" };
    found.push(...read.data.filter(({ delivery_url }) => delivery_url.endsWith(path)));
    if (read.data.length < 100) break;
  }
  return found;
}

/**
 * Makes in the shop the webhooks that are missing, and switches those on that it had switched off, all with the secret that holds now. For that
 * the key must be one that may write. Refuses `not_found`.
 */
export async function mendHooks(house: House, inBrand: InBrand, id: number) {
  const shop = await inBrand((ctx) => wooShopById(ctx, id));
  const call = callWoo(house, shop);
  const hooks = await ourHooks(house, inBrand, { shop, call });
  const done = { made: 0, mended: 0, problem: null as ShopProblem | null };
  if ("problem" in hooks) return { ...done, problem: hooks.problem };
  const path = await inBrand(async (ctx) => hookPathOf(ctx, shop, house.config.secretKey));
  const secret = unseal(house.config.secretKey, shop.secret_sealed);
  for (const topic of topics) {
    const known = hooks.find((hook) => hook.topic === topic);
    const body = { topic, status: "active", secret, delivery_url: `${house.config.publicUrl}${path}` };
    const answer = known
      ? await call(`webhooks/${known.id}`, { method: "PUT", body })
      : await call("webhooks", { method: "POST", body: { ...body, name: `Hamdel ${topic}` } });
    if (!answer.ok) return { ...done, problem: answer.problem };
    if (!known) done.made++;
    else if (known.status !== "active") done.mended++;
  }
  await lookAtHooks(house, inBrand, { shop, call });
  return done;
}
