import type { FastifyRequest } from "fastify";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";

/**
 * Refuses a change that another site's page sends with this person's cookie. Browsers say where a request comes from
 * (`sec-fetch-site`, and `origin`); programs that say nothing carry no cookies of a person.
 */
export function refuseForeignPage(house: House, request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const from = request.headers["sec-fetch-site"];
  if (from === "cross-site" || from === "same-site") throw new Refusal("not_permitted");
  const origin = request.headers.origin;
  const own = [new URL(house.config.publicUrl).origin, `${request.protocol}://${request.host}`];
  if (origin && !own.includes(origin)) throw new Refusal("not_permitted");
}
