import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { rawInput } from "../../../intake/index.ts";
import type { Delivery, DeliveryQuery } from "../../contract.ts";
import { shopById } from "../shop-rows.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

type Row = Omit<Delivery, "received_at" | "redacted_at"> & {
  received_at: Date;
  redacted_at: Date | null;
  raw_input_id: number;
};

const columns = sql`id, topic, received_at, state, outcome, problem_code, problem_field, number, tries, redacted_at, raw_input_id`;

function show({ raw_input_id: _raw, ...row }: Row): Delivery {
  return {
    ...row,
    received_at: row.received_at.toISOString(),
    redacted_at: row.redacted_at?.toISOString() ?? null,
  };
}

/** What came from a shop, newest first, without bodies. Refuses `not_found`. */
export async function listDeliveries(ctx: Context, shopId: number, { state, after, limit }: DeliveryQuery) {
  await shopById(ctx, shopId);
  const { rows } = await sql<Row>`select ${columns} from shop_delivery
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and id < ${after ?? Number.MAX_SAFE_INTEGER}
      and (${state ?? null}::text is null or state = ${state ?? null})
    order by id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  return { rows: page.map(show), next: rows.length > limit ? String(page.at(-1)!.id) : null };
}

/** One of them with its body, null once that was forgotten. Refuses `not_found`. */
export async function showDelivery(ctx: Context, shopId: number, id: number) {
  const row = await deliveryById(ctx, shopId, id);
  const { body } = await rawInput(ctx, row.raw_input_id);
  return { ...show(row), body: body?.toString("utf8") ?? null };
}

async function deliveryById(ctx: Context, shopId: number, id: number): Promise<Row> {
  await shopById(ctx, shopId);
  const { rows } = await sql<Row>`select ${columns} from shop_delivery
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "delivery");
  return rows[0];
}

/** Has one worked on again, by the mapping as it is now. Refuses `not_found`, and `delivery_forgotten` where its body is gone. */
export async function retryDelivery(ctx: Context, shopId: number, id: number): Promise<void> {
  const row = await deliveryById(ctx, shopId, id);
  if (row.redacted_at || !(await rawInput(ctx, row.raw_input_id)).body) throw new Refusal("delivery_forgotten");
  await sql`update shop_delivery set state = 'waiting' where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await wakeDeliveries(ctx, shopId);
  await recordAudit(ctx, { action: "shop.delivery_retried", subject: "shop", subjectId: shopId });
}

/** Has every failed one worked on again whose body is there; gives how many. Refuses `not_found`. */
export async function retryFailed(ctx: Context, shopId: number): Promise<number> {
  await shopById(ctx, shopId);
  const { rows } = await sql<{ id: number }>`update shop_delivery d set state = 'waiting'
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and state = 'failed' and redacted_at is null
      and problem_code is distinct from 'person_erased' returning id`.execute(ctx.db);
  await wakeDeliveries(ctx, shopId);
  await recordAudit(ctx, { action: "shop.deliveries_retried", subject: "shop", subjectId: shopId });
  return rows.length;
}

/** Puts a failed one aside, or back; it can be tried again either way. Refuses `not_found`. */
export async function dismissDelivery(ctx: Context, shopId: number, id: number, dismissed: boolean): Promise<void> {
  await deliveryById(ctx, shopId, id);
  await sql`update shop_delivery set state = ${dismissed ? "dismissed" : "failed"}
    where brand_id = ${ctx.brandId} and id = ${id} and state = ${dismissed ? "failed" : "dismissed"}`.execute(ctx.db);
  await recordAudit(ctx, { action: "shop.delivery_dismissed", subject: "shop", subjectId: shopId });
}
