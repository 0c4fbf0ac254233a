import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { accountById, noteProblem, settingsOf } from "./accounts.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";
import { takeIn } from "./take-in.ts";

/** So many polls in a row at one account that has more: then the others have their turn. */
const mostInARow = 20;

/**
 * Looks at one account until it has no more: what a poll brought is on disk before the place moves on. Its trouble is noted where people
 * see it.
 */
export async function lookAt(house: House, brandId: number, accountId: number): Promise<void> {
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId, actor: system("poll"), now: house.clock() }, work);
  try {
    for (let polls = 0; polls < mostInARow; polls++) {
      const account = await inBrand((ctx) => accountById(ctx, accountId));
      const adapter = adapterOf(account.kind);
      if (!adapter.poll) return;
      const settings = settingsOf(account, house.config.secretKey);
      const tools = channelTools(house, house.clock());
      const { cursor, more, ...received } = await adapter.poll(settings, account.cursor, tools);
      await takeIn(house, brandId, account, received);
      await inBrand((ctx) => moveOn(ctx, accountId, cursor));
      if (!more) return;
    }
  } catch (error) {
    house.log.warn({ err: error, accountId }, "a channel could not be looked at");
    await inBrand((ctx) => noteProblem(ctx, accountId, codeOf(error)));
  }
}

async function moveOn(ctx: Context, accountId: number, cursor: unknown): Promise<void> {
  await sql`update channel_account set cursor = ${JSON.stringify(cursor)}::jsonb, checked_at = ${ctx.now}, problem = null
    where brand_id = ${ctx.brandId} and id = ${accountId}`.execute(ctx.db);
}

/** A code that the channel has a sentence for. */
function codeOf(error: unknown): string {
  if (!(error instanceof Refusal)) return "cannot_reach";
  const { problem } = error.detail.values ?? {};
  return typeof problem === "string" ? problem : error.code;
}
