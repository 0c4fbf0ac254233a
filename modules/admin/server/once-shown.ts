import type { FastifyRequest } from "fastify";
import { type Context, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";

/**
 * Runs a use case whose answer holds a secret that is shown once. Unlike `request.command` it remembers no answer for an
 * Idempotency-Key: the secret would lie in the database in the open.
 */
export function onceShown<T>(house: House, request: FastifyRequest, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (!request.caller) throw new Refusal("not_signed_in");
  return withBrand(house.database.app, { ...request.caller, now: house.clock() }, work);
}
