import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import { type Announced, announcedAfter } from "../../../platform/events/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { wireEvents } from "../contract.ts";
import { matchesFilters } from "./matches-filter.ts";
import { enqueueDelivery } from "./replay-deliveries.ts";
import { type WebhookRow, webhookColumns } from "./webhook-rows.ts";

const atOnce = 200;
const byEvent = new Map(wireEvents.map((one) => [one.event, one]));

type Told = { event_id: number; type: string; at: Date; data: unknown; customers: number[] };

/**
 * Makes deliveries of what was announced since each webhook was told last, in commit order; each event once for each webhook, as the cursor
 * moves on in the same transaction. A webhook that another process looks after just now is left to it.
 */
export async function spreadEvents(house: House, brandId: number): Promise<void> {
  const on = { brandId, actor: system("spread-events"), now: house.clock() };
  for (let more = true; more; ) more = await withBrand(house.database.app, on, spreadOnce);
}

async function spreadOnce(ctx: Context): Promise<boolean> {
  const { rows } = await sql<WebhookRow>`select ${webhookColumns} from webhook w
    where brand_id = ${ctx.brandId} and paused_at is null and removed_at is null order by id for update skip locked`.execute(
    ctx.db,
  );
  let more = false;
  for (const webhook of rows) more = (await spreadTo(ctx, webhook)) || more;
  return more;
}

async function spreadTo(ctx: Context, webhook: WebhookRow): Promise<boolean> {
  const place = { txid: webhook.txid, id: webhook.event_id };
  const events = webhook.types.length > 0 ? wireEvents.filter(({ type }) => webhook.types.includes(type)) : wireEvents;
  const page = await announcedAfter(ctx, place, { limit: atOnce, events: events.map(({ event }) => event) });
  if (page.events.length === 0) return false;
  const told = page.events
    .filter(({ at }) => at >= webhook.since)
    .map(tell)
    .filter(({ data }) => matchesFilters(data, webhook.filters));
  await writeDeliveries(ctx, webhook.id, told);
  await sql`update webhook set txid = ${page.cursor.txid}::xid8, event_id = ${page.cursor.id}
    where brand_id = ${ctx.brandId} and id = ${webhook.id}`.execute(ctx.db);
  return page.more;
}

function tell({ id, event, payload, at }: Announced): Told {
  const wire = byEvent.get(event)!;
  return { event_id: id, type: wire.type, at, data: wire.say(payload), customers: wire.customers(payload) };
}

/** One that is there already was told before a backup was restored. */
async function writeDeliveries(ctx: Context, webhookId: number, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const { rows } = await sql<{ id: number; webhook_id: number; customers: number[] }>`
    insert into webhook_delivery (brand_id, webhook_id, event_id, type, at, data, customers, state, next_at, made_at)
    select ${ctx.brandId}, ${webhookId}, (one->>'event_id')::bigint, one->>'type', (one->>'at')::timestamptz, one->'data',
      array(select jsonb_array_elements_text(one->'customers')::bigint), 'waiting', ${ctx.now}, ${ctx.now}
    from jsonb_array_elements(${JSON.stringify(told)}::jsonb) with ordinality as told (one, n) order by n
    on conflict (brand_id, webhook_id, event_id) do nothing returning id, webhook_id, to_jsonb(customers) as customers`.execute(
    ctx.db,
  );
  for (const due of rows.toSorted((a, b) => a.id - b.id)) await enqueueDelivery(ctx, due);
}
