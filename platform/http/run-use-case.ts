import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { type Context, withBrand } from "../db/index.ts";
import { Refusal } from "../errors/index.ts";
import type { House } from "../house/module.ts";
import { claimKeys, keepAnswers } from "./idempotent-answers.ts";

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
    const key = idempotencyKey(this);
    const on = { ...callerOf(this), now: house.clock() };
    if (key === null) return withBrand(house.database.app, on, work);
    return withBrand(house.database.app, on, (ctx) => answerOnce(ctx, key, fingerprint(this), work));
  };
}

function callerOf(request: FastifyRequest) {
  if (!request.caller) throw new Refusal("not_signed_in");
  return request.caller;
}

/** What a request asks for, as the hash that a repeat of its Idempotency-Key must have too. */
export function fingerprint(request: FastifyRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest("hex");
}

/** The Idempotency-Key of a request, if it has one. Refuses `invalid` where it is longer than 200 characters. */
export function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return null;
  if (key.length > 200) throw new Refusal("invalid", "idempotency-key");
  return key;
}

async function answerOnce<T>(ctx: Context, key: string, hash: string, work: Work<T>): Promise<T> {
  const before = (await claimKeys(ctx, [{ key, hash }])).get(key);
  if (before?.state === "used") {
    if (before.hash !== hash) throw new Refusal("idempotency_reused");
    return before.answer as T;
  }
  const answer = await work(ctx);
  if (answer !== undefined && answer !== null) await keepAnswers(ctx, new Map([[key, answer]]));
  return answer;
}
