import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { accountById, settingsOf } from "./accounts.ts";
import type { Credit } from "./channel-adapter.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";
import { tellLowCredit } from "./tell-low-credit.ts";

/** Asks a provider that is paid beforehand what is left, and keeps it where people see it. */
export async function askCredit(house: House, brandId: number, accountId: number): Promise<void> {
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId, actor: system("credit"), now: house.clock() }, work);
  const account = await inBrand((ctx) => accountById(ctx, accountId));
  const { credit } = adapterOf(account.kind);
  if (!credit) return;
  const found = await credit(settingsOf(account, house.config.secretKey), channelTools(house, house.clock()));
  await inBrand((ctx) => noteCredit(ctx, accountId, found));
}

/** Keeps what is left on an account, and when that was said; who looks after channels is told when it begins to run short. */
export async function noteCredit(ctx: Context, accountId: number, credit: Credit): Promise<void> {
  const { rows } = await sql<{ was_low: boolean }>`
    with before as (select id, coalesce((credit->>'low')::boolean, false) as was_low from channel_account
      where brand_id = ${ctx.brandId} and id = ${accountId} for update)
    update channel_account a set credit = ${JSON.stringify({ ...credit, at: ctx.now.toISOString() })}::jsonb
    from before where a.brand_id = ${ctx.brandId} and a.id = before.id returning before.was_low`.execute(ctx.db);
  if (credit.low && rows[0]?.was_low === false) await tellLowCredit(ctx, accountId);
}
