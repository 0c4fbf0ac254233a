import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { Attempt, Delivery, deliveryDetail, deliveryList, deliveryQuery } from "../contract.ts";
import { webhookById } from "./webhook-rows.ts";

type Row = Omit<Delivery, "at" | "next_at" | "done_at"> & { at: Date; next_at: Date | null; done_at: Date | null };

const columns = sql`d.id, d.key, d.type, d.event_id, d.at, d.state, d.tries, d.next_at, d.done_at,
  (select json_build_object('status', t.status, 'problem', t.problem, 'answer', t.answer, 'took_ms', t.took_ms) from webhook_try t
   where t.brand_id = d.brand_id and t.delivery_id = d.id order by t.n desc limit 1) as last`;

/** The log of a webhook, newest first. Refuses `not_found`. */
export async function listDeliveries(
  ctx: Context,
  webhookId: number,
  { state = null, type = null, after = null, limit }: Nullable<z.infer<typeof deliveryQuery>>,
): Promise<z.infer<typeof deliveryList>> {
  await webhookById(ctx, webhookId);
  const { rows } = await sql<Row>`select ${columns} from webhook_delivery d
    where d.brand_id = ${ctx.brandId} and d.webhook_id = ${webhookId} and (${state}::text is null or d.state = ${state})
      and (${type}::text is null or d.type = ${type}) and (${after}::bigint is null or d.id < ${after}::bigint)
    order by d.id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  return { rows: page.map(shown), next: rows.length > limit ? String(page.at(-1)!.id) : null };
}

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] };

/** One delivery with what it told and every try. Refuses `not_found`. */
export async function showDelivery(
  ctx: Context,
  webhookId: number,
  deliveryId: number,
): Promise<z.infer<typeof deliveryDetail>> {
  await webhookById(ctx, webhookId);
  const { rows } = await sql<Row & { data: unknown }>`select ${columns}, d.data from webhook_delivery d
    where d.brand_id = ${ctx.brandId} and d.webhook_id = ${webhookId} and d.id = ${deliveryId}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "delivery");
  const tries = await sql<Attempt & { n: number; at: Date }>`
    select n, at, status, problem, answer, took_ms from webhook_try
    where brand_id = ${ctx.brandId} and delivery_id = ${deliveryId} order by n desc`.execute(ctx.db);
  const all = tries.rows.map((one) => ({ ...one, at: one.at.toISOString() }));
  return { ...shown(rows[0]), data: rows[0].data, all };
}

function shown({ id, key, type, event_id, state, tries, last, at, next_at, done_at }: Row): Delivery {
  return {
    ...{ id, key, type, event_id, state, tries, last },
    at: at.toISOString(),
    next_at: next_at?.toISOString() ?? null,
    done_at: done_at?.toISOString() ?? null,
  };
}
