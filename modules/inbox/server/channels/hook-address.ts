import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { newToken, recordAudit, tokenHash } from "../../../admin/index.ts";
import type { ChannelAccount } from "../../contract.ts";
import { accountById, hookPath, listAccounts, noteProblem, settingsOf } from "./accounts.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";

type InBrand = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/**
 * Gives an account a new address at which its provider calls in; the old one is nobody's from then on. A messenger is told of it; refuses
 * `channel_failed` where it does not take it, with everything as it was.
 */
export async function renewHook(house: House, inBrand: InBrand, id: number): Promise<ChannelAccount> {
  const { secretKey, publicUrl } = house.config;
  const account = await inBrand((ctx) => accountById(ctx, id));
  const { hook, readHook } = adapterOf(account.kind);
  if (!readHook) throw new Refusal("not_found", "channel");
  const token = newToken();
  const path = await inBrand(async (ctx) => hookPath(ctx.brandId, id, token));
  if (hook) {
    const settings = settingsOf(account, secretKey);
    const told = await hook.connect(settings, `${publicUrl}${path}`, channelTools(house, house.clock()));
    if (!told.ok) return failed(inBrand, id, told.problem);
  }
  const kept = await inBrand((ctx) =>
    keep(ctx, secretKey, id, { hash: tokenHash(token), by: hook ? "webhook" : null }),
  );
  return { ...kept, hook_path: path };
}

/** Has the provider be asked again, where it can be: the messenger is told first. Refuses `not_found` and `channel_failed`. */
export async function endHook(house: House, inBrand: InBrand, id: number): Promise<ChannelAccount> {
  const { secretKey } = house.config;
  const account = await inBrand((ctx) => accountById(ctx, id));
  const { hook } = adapterOf(account.kind);
  if (!hook) throw new Refusal("not_found", "channel");
  if (account.settings["by"] !== "webhook")
    return inBrand(async (ctx) => (await listAccounts(ctx, secretKey)).find((one) => one.id === id)!);
  const told = await hook.end(settingsOf(account, secretKey), channelTools(house, house.clock()));
  if (!told.ok) return failed(inBrand, id, told.problem);
  return inBrand((ctx) => keep(ctx, secretKey, id, { hash: null, by: "polling" }));
}

/** Before a channel is taken off: its messenger calls nobody any more. What it answers changes nothing. */
export async function letGo(house: House, inBrand: InBrand, id: number): Promise<void> {
  const account = await inBrand((ctx) => accountById(ctx, id));
  const { hook } = adapterOf(account.kind);
  if (!hook || account.settings["by"] !== "webhook" || !account.secrets_sealed) return;
  const settings = settingsOf(account, house.config.secretKey);
  await hook.end(settings, channelTools(house, house.clock())).catch(() => {});
}

async function failed(inBrand: InBrand, id: number, problem: string): Promise<never> {
  await inBrand((ctx) => noteProblem(ctx, id, problem));
  throw new Refusal("channel_failed", { values: { problem } });
}

type Change = { hash: string | null; by: "webhook" | "polling" | null };

async function keep(ctx: Context, secretKey: Buffer, id: number, { hash, by }: Change): Promise<ChannelAccount> {
  const settings = by ? JSON.stringify({ by }) : "{}";
  await sql`update channel_account set hook_hash = ${hash}, settings = settings || ${settings}::jsonb, problem = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "channel.changed", subject: "channel", subjectId: id });
  const found = (await listAccounts(ctx, secretKey)).find((one) => one.id === id);
  if (!found) throw new Refusal("not_found", "channel");
  return found;
}
