import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { eraseRaw, rawInput, sourceId, storeRaw } from "../../../intake/index.ts";
import { accountById, settingsOf } from "./accounts.ts";
import type { HookRequest, Received } from "./channel-adapter.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";
import { sourceOf, takeIn } from "./take-in.ts";

type Account = Awaited<ReturnType<typeof accountById>>;
type Call = { brandId: number; account: Account; asked: HookRequest };

/**
 * Takes in what a provider's call brings, for the account whose address it called and, where one address is called for all accounts of an
 * app, for the others. Gives what the call is to be answered with; null for the usual answer. Where files have to be fetched from a
 * provider that waits for its answer, the call is kept as it came and a job goes on. Refuses what the adapter refuses.
 */
export async function hearCall(house: House, { brandId, account, asked }: Call): Promise<string | null> {
  const received = await readCall(house, account, asked);
  const { sharedHook } = adapterOf(account.kind);
  if (!sharedHook) {
    await takeIn(house, brandId, account, received);
    return received.answer ?? null;
  }
  if (received.answer !== undefined) return received.answer;
  for (const one of [account, ...(await siblings(house, brandId, account))]) {
    const theirs = one === account ? received : await readCall(house, one, asked).catch(notTheirs);
    if (theirs.messages.some(({ files }) => files?.length)) await keepForLater(house, { brandId, account: one, asked });
    else await takeIn(house, brandId, one, theirs);
  }
  return null;
}

async function readCall(house: House, { kind, ...row }: Account, asked: HookRequest): Promise<Received> {
  const settings = settingsOf({ kind, ...row }, house.config.secretKey);
  return adapterOf(kind).readHook!(settings, asked, channelTools(house, house.clock()));
}

/** A call that another app signed is not for an account of ours that lives by this one. */
function notTheirs(error: unknown): Received {
  if (error instanceof Refusal) return { messages: [], reports: [] };
  throw error;
}

async function siblings(house: House, brandId: number, { id, kind }: Account): Promise<Account[]> {
  const on = { brandId, actor: system("hook"), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, async (ctx) => {
    const { rows } = await sql<{ id: number }>`select id from channel_account where brand_id = ${brandId}
      and kind = ${kind} and id <> ${id} and removed_at is null order by id`.execute(ctx.db);
    const found: Account[] = [];
    for (const row of rows) found.push(await accountById(ctx, row.id));
    return found;
  });
}

/** Headers by which a call is known to be its provider's. */
const proofs = /^(?:content-type|x-hub-signature-256)$/;

async function keepForLater(house: House, { brandId, account, asked }: Call): Promise<void> {
  const on = { brandId, actor: system("hook"), now: house.clock() };
  await withBrand(house.database.app, on, async (ctx) => {
    const source = await sourceId(ctx, sourceOf(account.id));
    const raw = await storeRaw(ctx, { sourceId: source, contentType: "application/json", body: asked.body });
    const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => proofs.test(name)));
    const payload = { accountId: account.id, rawId: raw, headers };
    await enqueue(ctx, "take-in-call", payload, { queue: `calls:${brandId}:${account.id}` });
  });
}

type Kept = { accountId: number; rawId: number; headers: Record<string, string> };

/** Takes in a call that was kept, and forgets its bytes. Once more it finds what it took in before. */
export async function takeInCall(job: JobRun, { accountId, rawId, headers }: Kept): Promise<void> {
  const found = await job.write(async (ctx: Context) => ({
    account: await accountById(ctx, accountId),
    body: (await rawInput(ctx, rawId)).body,
  }));
  if (found.body && found.account.secrets_sealed) {
    const asked = { method: "POST", headers, query: {}, body: Buffer.from(found.body) };
    await takeIn(job.house, job.brandId, found.account, await readCall(job.house, found.account, asked));
  }
  await job.write((ctx: Context) => eraseRaw(ctx, [rawId]));
}
