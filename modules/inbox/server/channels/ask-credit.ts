import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { accountById, settingsOf } from "./accounts.ts";
import type { Credit } from "./channel-adapter.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";

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

/** Keeps what is left on an account, and when that was said. */
export async function noteCredit(ctx: Context, accountId: number, credit: Credit): Promise<void> {
  await sql`update channel_account set credit = ${JSON.stringify({ ...credit, at: ctx.now.toISOString() })}::jsonb
    where brand_id = ${ctx.brandId} and id = ${accountId}`.execute(ctx.db);
}
