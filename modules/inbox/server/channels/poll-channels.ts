import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { accountById, noteProblem, settingsOf } from "./accounts.ts";
import { askReports } from "./ask-reports.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf, pollsByItself } from "./registry.ts";
import { takeIn } from "./take-in.ts";

/** Between two looks at the same account. */
const pause = 3000;
/** Between two questions what became of messages. */
const reportPause = 30_000;

/**
 * Fetches what is new from channels that do not call in, one look after another, until stopped. Several workers share the accounts: one
 * that another looks at is left alone.
 */
export async function pollChannels(house: House): Promise<() => Promise<void>> {
  let stopped = false;
  let wake: () => void = () => {};
  let asked = 0;
  const looking = (async () => {
    while (!stopped) {
      const reports = performance.now() - asked >= reportPause;
      if (reports) asked = performance.now();
      await lookAtAll(house, () => stopped, reports).catch((error) =>
        house.log.error({ err: error }, "channels were not looked at"),
      );
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause).unref();
      });
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await looking;
  };
}

async function lookAtAll(house: House, stopping: () => boolean, reports: boolean): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    for (const { id, kind } of await polledAccounts(house, brand.id)) {
      if (stopping()) return;
      if (isDue(brand.id, id, kind)) await lookAt(house, brand.id, id);
      if (reports) await askReports(house, brand.id, id).catch((error) => house.log.warn({ err: error }, "no reports"));
    }
  }
}

const lookedAt = new Map<string, number>();

/** Whether an account's turn has come in this process, as its adapter wants it: mailboxes take it ill to be asked every second. */
function isDue(brandId: number, id: number, kind: string): boolean {
  const key = `${brandId}:${id}`;
  const now = performance.now();
  if (now - (lookedAt.get(key) ?? Number.NEGATIVE_INFINITY) < (adapterOf(kind).pollEvery ?? 0) * 1000) return false;
  lookedAt.set(key, now);
  return true;
}

type Polled = { id: number; kind: string };

async function polledAccounts(house: House, brandId: number): Promise<Polled[]> {
  const on = { brandId, actor: system("poll"), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, async (ctx) => {
    const { rows } = await sql<Polled>`select id, kind from channel_account
      where brand_id = ${brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
    return rows.filter((row) => pollsByItself(row.kind));
  });
}

/** One look at one account: what it brought is on disk before the place moves on. Its trouble is noted where people see it. */
export async function lookAt(house: House, brandId: number, accountId: number): Promise<void> {
  const inBrand = <T>(work: Parameters<typeof withBrand<T>>[2]) =>
    withBrand(house.database.app, { brandId, actor: system("poll"), now: house.clock() }, work);
  const account = await inBrand((ctx) => accountById(ctx, accountId));
  const adapter = adapterOf(account.kind);
  if (!adapter.poll) return;
  try {
    const settings = settingsOf(account, house.config.secretKey);
    const { cursor, ...received } = await adapter.poll(settings, account.cursor, channelTools(house, house.clock()));
    await takeIn(house, brandId, account, received);
    await inBrand((ctx) =>
      sql`update channel_account set cursor = ${JSON.stringify(cursor)}::jsonb, checked_at = ${ctx.now}, problem = null
        where brand_id = ${brandId} and id = ${accountId}`.execute(ctx.db),
    );
  } catch (error) {
    house.log.warn({ err: error, accountId }, "a channel could not be looked at");
    await inBrand((ctx) => noteProblem(ctx, accountId, codeOf(error)));
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : "cannot_reach";
}
