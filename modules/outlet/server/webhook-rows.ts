import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { Filter, Webhook } from "../contract.ts";

/** A webhook as it is kept. */
export type WebhookRow = {
  id: number;
  name: string;
  address: string;
  types: Webhook["types"];
  filters: Filter[];
  with_customers: boolean;
  made_by: string | null;
  secret_sealed: string;
  old_secret_sealed: string | null;
  old_secret_until: Date | null;
  made_at: Date;
  since: Date;
  txid: string;
  event_id: number;
  failing_since: Date | null;
  failed_tries: number;
  failed_deliveries: number;
  rests_until: Date | null;
  paused_at: Date | null;
  paused_why: Webhook["paused_why"];
  removed_at: Date | null;
};

/** What a query gives of a webhook. */
export const webhookColumns = sql`w.id, w.name, w.address, w.types, w.filters, w.with_customers, w.made_by, w.secret_sealed,
  w.old_secret_sealed, w.old_secret_until, w.made_at, w.since, w.txid::text as txid, w.event_id, w.failing_since, w.failed_tries,
  w.failed_deliveries, w.rests_until, w.paused_at, w.paused_why, w.removed_at`;

/** One webhook, removed ones too, locked until the transaction ends. Refuses `not_found`. */
export async function holdWebhook(ctx: Context, id: number): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`select ${webhookColumns} from webhook w
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "webhook");
  return rows[0];
}

/** One webhook that was not removed. Refuses `not_found`. */
export async function webhookById(ctx: Context, id: number): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`select ${webhookColumns} from webhook w
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "webhook");
  return rows[0];
}

/** The brand's webhooks, oldest first, each with what is under way and what failed. */
export async function listWebhooks(ctx: Context): Promise<Webhook[]> {
  const { rows } = await sql<WebhookRow & { waiting: number; failed: number }>`
    select ${webhookColumns}, d.waiting::int as waiting, d.failed::int as failed from webhook w
    cross join lateral (select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed
      from webhook_delivery d where d.brand_id = w.brand_id and d.webhook_id = w.id and d.state <> 'delivered') d
    where w.brand_id = ${ctx.brandId} and w.removed_at is null order by w.id`.execute(ctx.db);
  return rows.map((row) => shown(row, ctx.now));
}

function shown(row: WebhookRow & { waiting: number; failed: number }, now: Date): Webhook {
  const { id, name, address, types, filters, with_customers, paused_why, waiting, failed } = row;
  const old = row.old_secret_until && row.old_secret_until > now ? row.old_secret_until : null;
  return {
    ...{ id, name, address, types, filters, with_customers, paused_why, waiting, failed },
    made_at: row.made_at.toISOString(),
    paused_at: row.paused_at?.toISOString() ?? null,
    failing_since: row.failing_since?.toISOString() ?? null,
    old_secret_until: old?.toISOString() ?? null,
  };
}
