import type { FastifyRequest } from "fastify";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type User, userById } from "../people/users.ts";
import { type Recently, recently } from "../recently.ts";
import { signInOf } from "./library.ts";

/** Who a session cookie belongs to, and which session it is. */
export type SignedIn = { user: User; sessionId: string };

const known = new WeakMap<House, Recently<SignedIn | null>>();

function peopleOf(house: House): Recently<SignedIn | null> {
  const found = known.get(house);
  if (found) return found;
  const made = recently(5000, (cookie) => readSession(house, cookie));
  known.set(house, made);
  return made;
}

async function readSession(house: House, cookie: string): Promise<SignedIn | null> {
  const found = await signInOf(house).api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  const user = found && (await userById(house.database.app, found.user.id));
  return user ? { user, sessionId: found.session.id } : null;
}

/** The person whose session cookie a request carries, or null. At most five seconds old. */
export async function personOf(house: House, request: FastifyRequest): Promise<SignedIn | null> {
  const cookie = request.headers.cookie;
  if (!cookie?.includes("hamdel.session_token")) return null;
  return peopleOf(house).get(cookie);
}

/** After a session ended or a profile changed: this process asks anew. */
export function forgetPeople(house: House): void {
  peopleOf(house).forgetAll();
}

/** The person behind a session, for routes that are about the person. Refuses `not_signed_in`, API keys too. */
export async function personAsking(house: House, request: FastifyRequest): Promise<SignedIn> {
  const person = await personOf(house, request);
  if (!person || request.caller?.actor.kind !== "user") throw new Refusal("not_signed_in");
  return person;
}
