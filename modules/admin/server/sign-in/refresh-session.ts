import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../../../../platform/house/module.ts";
import { signInOf } from "./library.ts";

/** Lets the session of somebody who comes back live on: once a day its end moves, and the cookie with it. */
export async function refreshSession(house: House, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const headers = new Headers({ cookie: request.headers.cookie ?? "" });
  const { headers: answered } = await signInOf(house).api.getSession({ headers, returnHeaders: true });
  for (const cookie of answered.getSetCookie()) reply.header("set-cookie", cookie);
}
