import { sql } from "kysely";
import type { Context } from "../db/index.ts";

/** A request that carries an Idempotency-Key, and the hash of what it asks for. */
export type KeyedRequest = { key: string; hash: string };

/** A key is new in this transaction, or was used before: with what, and what was answered. */
export type KeyState = { state: "new" } | { state: "used"; hash: string; answer: unknown };

/**
 * Claims Idempotency-Keys (distinct ones) for this transaction. Waits for a twin that is still running, and then finds its answer:
 * the work is done once. Keys are taken in sorted order, so that two transactions never wait for each other.
 */
export async function claimKeys(ctx: Context, requests: readonly KeyedRequest[]): Promise<Map<string, KeyState>> {
  const states = new Map<string, KeyState>();
  if (requests.length === 0) return states;
  const keys = requests.map((request) => request.key);
  const claimed = await sql<{ key: string }>`
    insert into idempotent_answer (brand_id, key, request_hash, answer, created_at)
    select ${ctx.brandId}, key, hash, 'null', ${ctx.now}
    from unnest(${keys}::text[], ${requests.map((request) => request.hash)}::text[]) as t (key, hash) order by key
    on conflict do nothing returning key`.execute(ctx.db);
  for (const { key } of claimed.rows) states.set(key, { state: "new" });
  if (states.size === keys.length) return states;
  const used = await sql<{ key: string; request_hash: string; answer: unknown }>`
    select key, request_hash, answer from idempotent_answer
    where brand_id = ${ctx.brandId} and key = any(${keys.filter((key) => !states.has(key))}::text[])`.execute(ctx.db);
  for (const { key, request_hash: hash, answer } of used.rows) states.set(key, { state: "used", hash, answer });
  return states;
}

/** Keeps what claimed keys were answered; a null answer gives the key free again. */
export async function keepAnswers(ctx: Context, answers: ReadonlyMap<string, unknown>): Promise<void> {
  const given = [...answers].filter(([, answer]) => answer !== null);
  const freed = [...answers].filter(([, answer]) => answer === null).map(([key]) => key);
  if (given.length > 0) {
    await sql`
      update idempotent_answer set answer = t.answer::jsonb
      from unnest(${given.map(([key]) => key)}::text[], ${given.map(([, answer]) => JSON.stringify(answer))}::text[]) as t (key, answer)
      where brand_id = ${ctx.brandId} and idempotent_answer.key = t.key`.execute(ctx.db);
  }
  if (freed.length > 0) {
    await sql`delete from idempotent_answer where brand_id = ${ctx.brandId} and key = any(${freed}::text[])`.execute(
      ctx.db,
    );
  }
}
