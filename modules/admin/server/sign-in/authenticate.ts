import type { FastifyRequest } from "fastify";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Authenticate, Caller } from "../../../../platform/http/index.ts";
import { callerOfKey } from "../machines/key-directory.ts";
import { membershipIn } from "../people/memberships.ts";
import type { User } from "../people/users.ts";
import { permissionsOf } from "../permissions.ts";
import { tokenHash } from "../secrets.ts";
import { refuseForeignPage } from "./own-page.ts";
import { personOf } from "./person-of.ts";

/** The brand of somebody who is signed in and names none: it has no rows. */
export const noBrand = 0;

/**
 * Says who a request is: `authorization: Bearer hk_…` is an API key and implies its brand, as is the password of `Basic` for programs that
 * know nothing else; else the session cookie with the header
 * `hamdel-brand: <slug>` (for downloads and live streams, which cannot send headers, `?brand=` will do). A signed-in person who
 * names no brand is a caller without permissions. Refuses `not_found` for a brand the person does not work in.
 */
export function authenticator(house: House): Authenticate {
  return async (request) => {
    const key = keyIn(request.headers.authorization ?? "");
    if (key) return callerOfKey(house, tokenHash(key));
    const person = await personOf(house, request);
    if (!person) return null;
    refuseForeignPage(house, request);
    return callerOfPerson(house, person.user, brandNamed(request));
  };
}

function keyIn(authorization: string): string | undefined {
  const basic = /^Basic ([\w+/=]{1,400})$/.exec(authorization)?.[1];
  const given = basic === undefined ? authorization : Buffer.from(basic, "base64").toString("latin1");
  return (basic === undefined ? /^Bearer (hk_[\w-]{20,100})$/ : /^[^:]*:(hk_[\w-]{20,100})$/).exec(given)?.[1];
}

function brandNamed(request: FastifyRequest): string | undefined {
  const header = request.headers["hamdel-brand"];
  if (typeof header === "string") return header;
  const fromAddress = request.method === "GET" && (request.query as { brand?: unknown }).brand;
  return typeof fromAddress === "string" ? fromAddress : undefined;
}

async function callerOfPerson(house: House, user: User, slug: string | undefined): Promise<Caller> {
  const { id, name } = user;
  if (!slug) return { brandId: noBrand, actor: { kind: "user", id, name, role: "", permissions: [] } };
  const membership = await membershipIn(house.database.app, id, slug);
  if (!membership) throw new Refusal("not_found", "brand");
  const { brandId, role } = membership;
  return { brandId, actor: { kind: "user", id, name, role, permissions: permissionsOf(role) } };
}
