import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { claimNew, externalKey, sourceId, storeRaw } from "../../../intake/index.ts";
import type { ShopRow } from "../shop-rows.ts";
import type { Failed } from "../woo/read-rows.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

type Arrived = {
  topic: string;
  contentType: string;
  body: Buffer;
  /** What stays the same when a delivery is sent again; null where nothing does: then writing it twice changes nothing. */
  key: string | null;
};

/** Keeps what came, as it came, and has it worked on; a delivery that came before is let go. Answers whether it was new. */
export async function storeDelivery(ctx: Context, shop: ShopRow, arrived: Arrived): Promise<boolean> {
  const source = await sourceId(ctx, shop.source_key);
  if (arrived.key !== null) {
    const [isNew] = await claimNew(ctx, source, [externalKey("shop-delivery", arrived.key)]);
    if (!isNew) return false;
  }
  const raw = await storeRaw(ctx, { sourceId: source, contentType: arrived.contentType, body: arrived.body });
  await sql`
    with heard as (update shop set heard_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${shop.id}
      and (heard_at is null or heard_at < ${ctx.now}::timestamptz - interval '10 seconds'))
    insert into shop_delivery (brand_id, shop_id, topic, received_at, raw_input_id, state)
    values (${ctx.brandId}, ${shop.id}, ${arrived.topic}, ${ctx.now}, ${raw}, 'waiting')`.execute(ctx.db);
  if (!shop.paused_at) await wakeDeliveries(ctx, shop.id);
  return true;
}

/** Keeps a row that was fetched and could not be taken in, with its reason: once, however often it is fetched like this. */
export async function keepFetched(ctx: Context, shop: ShopRow, { kind, row, code, field }: Failed): Promise<void> {
  const source = await sourceId(ctx, shop.source_key);
  const body = JSON.stringify(row);
  const [isNew] = await claimNew(ctx, source, [externalKey("shop-fetched", `${kind}:${body}`)]);
  if (!isNew) return;
  const raw = await storeRaw(ctx, { sourceId: source, contentType: "application/json", body: Buffer.from(body) });
  const number = String((row as { id?: unknown } | null)?.id ?? "") || null;
  await sql`
    insert into shop_delivery (brand_id, shop_id, topic, received_at, raw_input_id, fetched, state, problem_code, problem_field, thing, number)
    values (${ctx.brandId}, ${shop.id}, ${`${kind}.fetched`}, ${ctx.now}, ${raw}, true, 'failed', ${code}, ${field}, ${kind},
      ${kind === "customer" ? null : number})`.execute(ctx.db);
}
