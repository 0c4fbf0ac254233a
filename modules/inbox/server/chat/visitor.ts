import { sql } from "kysely";
import { type Actor, type Context, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { newToken, type Site, tokenHash } from "../../../admin/index.ts";
import { type ClaimedIdentity, identityByValue, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";

/** A visitor who showed a token that we gave. `known`: the site's server vouched for who they are. */
export type Visitor = { brandId: number; siteId: number; identityId: number; known: boolean; tokenHash: string };

export function visitorActor(siteId: number): Actor {
  return { kind: "site", id: siteId, permissions: [] };
}

/** Gives a visitor a token of their own; only its hash is kept. Refuses `person_erased`. */
export async function admitVisitor(
  ctx: Context,
  site: Site,
  identities: ClaimedIdentity[],
  name: string | null,
): Promise<{ token: string; visitor: Visitor }> {
  const source = await sourceId(ctx, `site:${site.id}`);
  const [person] = await resolvePeople(ctx, [{ sourceId: source, identities, name }]);
  if (!person) throw new Refusal("person_erased");
  const known = identities.some((identity) => identity.verified === true);
  const token = `${site.brandId}.${newToken()}`;
  const visitor = {
    brandId: site.brandId,
    siteId: site.id,
    identityId: person.identityId,
    known,
    tokenHash: tokenHash(token),
  };
  await sql`insert into chat_visitor (brand_id, token_hash, site_id, identity_id, known, created_at, seen_at)
    values (${site.brandId}, ${visitor.tokenHash}, ${site.id}, ${person.identityId}, ${known}, ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  );
  return { token, visitor };
}

/** The visitor behind a token; refuses `not_signed_in` for one we did not give, or gave to somebody who was erased. */
export async function visitorOf(house: House, token: string): Promise<Visitor> {
  const on = { brandId: brandOf(token), actor: visitorActor(0), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, (ctx) => findVisitor(ctx, token));
}

async function findVisitor(ctx: Context, token: string): Promise<Visitor> {
  const hash = tokenHash(token);
  const { rows } = await sql<{ site_id: number; identity_id: number; known: boolean }>`
    select v.site_id, v.identity_id, v.known from chat_visitor v
    join site s on s.brand_id = v.brand_id and s.id = v.site_id and s.revoked_at is null
    where v.brand_id = ${ctx.brandId} and v.token_hash = ${hash}`.execute(ctx.db);
  const row = rows[0];
  if (!row) throw new Refusal("not_signed_in");
  return {
    brandId: ctx.brandId,
    siteId: row.site_id,
    identityId: row.identity_id,
    known: row.known,
    tokenHash: hash,
  };
}

/** Runs work for the visitor behind a token, in the transaction in which they are looked up. Refuses as visitorOf. */
export function byToken<T>(
  house: House,
  token: string,
  work: (ctx: Context, visitor: Visitor) => Promise<T>,
): Promise<T> {
  const on = { brandId: brandOf(token), actor: visitorActor(0), now: house.clock() };
  return withBrand(house.database.app, on, async (ctx) => {
    const visitor = await findVisitor(ctx, token);
    return work({ ...ctx, actor: visitorActor(visitor.siteId) }, visitor);
  });
}

function brandOf(token: string): number {
  const brandId = Number(/^(\d{1,9})\.[\w-]{43}$/.exec(token)?.[1] ?? 0);
  if (brandId === 0) throw new Refusal("not_signed_in");
  return brandId;
}

/** Runs work for a visitor in one transaction of their brand. */
export function asVisitor<T>(
  house: House,
  { brandId, siteId }: Pick<Visitor, "brandId" | "siteId">,
  work: (ctx: Context) => Promise<T>,
  readOnly = false,
): Promise<T> {
  const on = { brandId, actor: visitorActor(siteId), now: house.clock(), readOnly };
  return withBrand(house.database.app, on, work);
}

/** Under this word a visitor's uploads stand, until a message takes them. */
export function uploaderOf({ identityId }: Pick<Visitor, "identityId">): string {
  return `visitor:${identityId}`;
}

/** The identity that has chatted under a visitor's number; null where nobody has. */
export async function chatterUnder(ctx: Context, visitor: string): Promise<number | null> {
  const known = await identityByValue(ctx, "visitor", visitor);
  if (!known) return null;
  const { rows } =
    await sql`select from chat_visitor where brand_id = ${ctx.brandId} and identity_id = ${known.id} limit 1`.execute(
      ctx.db,
    );
  return rows.length > 0 ? known.id : null;
}
