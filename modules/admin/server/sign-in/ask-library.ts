import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../../../../platform/house/module.ts";
import { addressHeader, signInOf } from "./library.ts";
import { refusalOf } from "./library-answers.ts";
import { forgetPeople } from "./person-of.ts";

/**
 * Passes a request on to an endpoint of the sign-in library (`/sign-in/email`) and its cookies back; gives its answer without the
 * session's token, which belongs into the cookie alone. Throws the refusal that the library answered with.
 */
export async function askLibrary(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  body: unknown = request.body,
): Promise<Record<string, unknown>> {
  const origin = new URL(house.config.publicUrl).origin;
  const headers = new Headers({ origin, "content-type": "application/json", [addressHeader]: request.ip });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  const asked = new Request(`${origin}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
  const answer = await signInOf(house).handler(asked);
  const found = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
  forgetPeople(house);
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
  if (!answer.ok) throw refusalOf(answer.status, found) ?? new Error(`the sign-in library answered ${answer.status}`);
  const { token: _token, ...rest } = found ?? {};
  return rest;
}
