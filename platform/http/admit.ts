import type { FastifyRequest } from "fastify";
import { may } from "../db/index.ts";
import { Refusal } from "../errors/index.ts";

/** Lets a request through when its route is open or its caller holds the route's permission. */
export async function admit(request: FastifyRequest): Promise<void> {
  const { permission, open } = request.routeOptions.config;
  if (request.is404 || open === "public") return;
  if (!request.caller) throw new Refusal("not_signed_in");
  if (open === "signed-in") return;
  // A route without a permission is a bug of ours; it stays shut.
  if (!permission || !may(request.caller.actor, permission)) throw new Refusal("not_permitted");
}
