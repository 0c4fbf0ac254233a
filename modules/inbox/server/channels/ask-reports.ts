import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { saveReport } from "../delivery/save-outcome.ts";
import { accountById, settingsOf } from "./accounts.ts";
import { channelTools } from "./channel-tools.ts";
import { adapterOf } from "./registry.ts";

/** So long providers remember what became of a message, and so many they tell of at once (Kavenegar: 48 hours, 500). */
const hoursKnown = 48;
const most = 500;

/** Asks a provider that does not call back what became of the messages of which only the sending is known. */
export async function askReports(house: House, brandId: number, accountId: number): Promise<void> {
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId, actor: system("reports"), now: house.clock() }, work);
  const account = await inBrand((ctx) => accountById(ctx, accountId));
  const adapter = adapterOf(account.kind);
  const waiting = adapter.report ? await inBrand((ctx) => unsettled(ctx, accountId)) : [];
  if (!adapter.report || waiting.length === 0) return;
  const settings = settingsOf(account, house.config.secretKey);
  const reports = await adapter.report(settings, waiting, channelTools(house, house.clock()));
  for (const report of reports) await inBrand((ctx) => saveReport(ctx, accountId, report));
}

async function unsettled(ctx: Context, accountId: number): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`select external_id from message
    where brand_id = ${ctx.brandId} and account_id = ${accountId} and direction = 'out' and delivery in ('sent', 'unknown')
      and external_id is not null and delivery_at > ${ctx.now}::timestamptz - make_interval(hours => ${hoursKnown})
    order by delivery_at desc limit ${most}`.execute(ctx.db);
  return rows.map((row) => row.external_id);
}
