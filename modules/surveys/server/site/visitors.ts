import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { type Site, type SiteClaim, verifySiteClaim } from "../../../admin/index.ts";
import { type ClaimedIdentity, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";

/** Somebody on a site or in an app. */
export type Person = { identityId: number; customerId: number };

/** Who the site's own server says they are; null for nobody, and for what cannot stand. */
export function readClaim(house: House, site: Site, claim: string | undefined): SiteClaim | null {
  if (claim === undefined) return null;
  try {
    return verifySiteClaim(house, site, claim);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The visitor as a script or an app reports them, with what their own server signed; null where they were erased. */
export async function visitorOf(
  ctx: Context,
  site: Site,
  visitor: string,
  claim: SiteClaim | null,
): Promise<Person | null> {
  const identities: ClaimedIdentity[] = [{ type: "visitor", value: visitor, shown: visitor }];
  const { id, phone, email } = claim ?? {};
  if (id) identities.push({ type: "site_user", value: `${site.id}:${id}`, shown: id, verified: true });
  for (const [type, text] of [["phone", phone] as const, ["email", email] as const]) {
    const read = text ? normalise(type, text) : null;
    if (read && "value" in read) identities.push({ type, ...read, verified: true });
  }
  const [person = null] = await resolvePeople(ctx, [
    { sourceId: await sourceId(ctx, `site:${site.id}`), identities, name: claim?.name ?? null, createdAt: ctx.now },
  ]);
  return person;
}
