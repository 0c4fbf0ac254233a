import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { type Context, withBrand } from "../db/index.ts";
import { Refusal } from "../errors/index.ts";
import type { House } from "../house/module.ts";

type Work<T> = (ctx: Context) => Promise<T>;

/** Gives `request.ask`. */
export function runAsk(house: House) {
  return function ask<T>(this: FastifyRequest, work: Work<T>): Promise<T> {
    return withBrand(house.database.app, { ...callerOf(this), now: house.clock(), readOnly: true }, work);
  };
}

/** Gives `request.command`, which remembers its answer under the caller's Idempotency-Key. */
export function runCommand(house: House) {
  return function command<T>(this: FastifyRequest, work: Work<T>): Promise<T> {
    const key = this.headers["idempotency-key"];
    const on = { ...callerOf(this), now: house.clock() };
    if (typeof key !== "string" || key === "") return withBrand(house.database.app, on, work);
    if (key.length > 200) throw new Refusal("invalid", "idempotency-key");
    return withBrand(house.database.app, on, (ctx) => answerOnce(ctx, key, fingerprint(this), work));
  };
}

function callerOf(request: FastifyRequest) {
  if (!request.caller) throw new Refusal("not_signed_in");
  return request.caller;
}

function fingerprint(request: FastifyRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest("hex");
}

/** The insert waits for a twin that is still running, and then finds its answer: the work is done once. */
async function answerOnce<T>(ctx: Context, key: string, hash: string, work: Work<T>): Promise<T> {
  const claimed =
    await sql`insert into idempotent_answer (brand_id, key, request_hash, answer) values (${ctx.brandId}, ${key}, ${hash}, 'null')
    on conflict do nothing`.execute(ctx.db);
  if (claimed.numAffectedRows === 0n) {
    const { rows } = await sql<{ request_hash: string; answer: T }>`select request_hash, answer from idempotent_answer
      where brand_id = ${ctx.brandId} and key = ${key}`.execute(ctx.db);
    if (rows[0]?.request_hash !== hash) throw new Refusal("idempotency_reused");
    return rows[0].answer;
  }
  const answer = await work(ctx);
  await sql`update idempotent_answer set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where brand_id = ${ctx.brandId} and key = ${key}`.execute(ctx.db);
  return answer;
}
