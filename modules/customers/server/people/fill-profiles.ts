import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { isNews } from "../../../../platform/events/index.ts";
import { nameKey } from "../../../../platform/text/index.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { announceChanged, announceCreated } from "./announce-customers.ts";
import { identityKey, type PersonClaim } from "./person-claim.ts";
import type { KnownIdentity } from "./plan-people.ts";
import { refreshSearch } from "./refresh-search.ts";

/** A customer who gets a row, or who was an anonymous visitor and is known now. */
export type Newcomer = { id: number; anonymous: boolean; isNew: boolean };
type Profile = Pick<PersonClaim, "name" | "kind" | "city" | "language" | "createdAt">;
type OwnerOf = (claim: PersonClaim) => number | undefined;

/** What the claims say of each customer; of two words on one thing the first counts. */
function profilesOf(claims: readonly PersonClaim[], ownerOf: OwnerOf): Map<number, Profile> {
  const found = new Map<number, Profile>();
  for (const claim of claims) {
    if (!claim.name && !claim.kind && !claim.city && !claim.language && !claim.createdAt) continue;
    const customerId = ownerOf(claim);
    if (customerId === undefined) continue;
    const known = found.get(customerId);
    found.set(customerId, {
      name: known?.name || claim.name,
      kind: known?.kind ?? claim.kind,
      city: known?.city || claim.city,
      language: known?.language || claim.language,
      createdAt: earlier(known?.createdAt, claim.createdAt),
    });
  }
  return found;
}

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

/** Gives new customers their rows, with what the claims say of them, and lets visitors who are known now out of anonymity. */
export async function insertPeople(
  ctx: Context,
  newcomers: readonly Newcomer[],
  claims: readonly PersonClaim[],
  ownerOf: OwnerOf,
): Promise<void> {
  const profiles = profilesOf(claims, ownerOf);
  const fresh = newcomers.filter((one) => one.isNew);
  const said = fresh.map((one) => profiles.get(one.id));
  if (fresh.length > 0) {
    await sql`
      insert into customer (brand_id, id, kind, name, name_key, city, language, anonymous, created_at, updated_at)
      overriding system value
      select ${ctx.brandId}, id, kind, name, name_key, city, language, anonymous, coalesce(created_at, ${ctx.now}), ${ctx.now}
      from unnest(${fresh.map((one) => one.id)}::bigint[], ${said.map((one) => one?.kind ?? "person")}::text[],
        ${said.map((one) => one?.name || null)}::text[], ${said.map((one) => keyOf(one?.name))}::text[],
        ${said.map((one) => one?.city || null)}::text[], ${said.map((one) => one?.language || null)}::text[],
        ${fresh.map((one) => one.anonymous)}::boolean[], ${said.map((one) => one?.createdAt ?? null)}::timestamptz[])
        as v(id, kind, name, name_key, city, language, anonymous, created_at)`.execute(ctx.db);
  }
  const known = newcomers.filter((one) => !one.isNew).map((one) => one.id);
  const news = fresh.filter((one, n) => !one.anonymous && isNews(ctx, said[n]?.createdAt)).map(({ id }) => id);
  await announceCreated(ctx, [...news, ...known]);
  if (known.length === 0) return;
  await sql`update customer set anonymous = false, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = any(${known}::bigint[])`.execute(ctx.db);
}

/** The key of a name, null where there is none. */
export function keyOf(name: string | null | undefined): string | null {
  return (name && nameKey(name)) || null;
}

/** Fills what is still empty at the customers whom the claims speak of; what stands is never overwritten here. */
export async function fillProfiles(ctx: Context, claims: readonly PersonClaim[], ownerOf: OwnerOf): Promise<void> {
  const said = [...profilesOf(claims, ownerOf)].filter(([, one]) => one.name || one.city || one.language);
  if (said.length === 0) return;
  const { rows } = await sql<{ id: number }>`
    update customer c set name = coalesce(c.name, v.name), name_key = coalesce(c.name_key, v.name_key),
      city = coalesce(c.city, v.city), language = coalesce(c.language, v.language), updated_at = ${ctx.now}
    from unnest(${said.map(([id]) => id)}::bigint[], ${said.map(([, one]) => one.name || null)}::text[],
      ${said.map(([, one]) => keyOf(one.name))}::text[], ${said.map(([, one]) => one.city || null)}::text[],
      ${said.map(([, one]) => one.language || null)}::text[]) as v(id, name, name_key, city, language)
    where c.brand_id = ${ctx.brandId} and c.id = v.id and c.erased_at is null
      and ((c.name is null and v.name is not null) or (c.city is null and v.city is not null)
        or (c.language is null and v.language is not null))
    returning c.id`.execute(ctx.db);
  const filled = rows.map((row) => row.id);
  await refreshSearch(ctx, filled);
  await touchCustomers(ctx, { customerIds: filled });
  await announceChanged(ctx, filled);
}

/** Remembers that a source vouches for identities that were only named before. */
export async function markVerified(
  ctx: Context,
  claims: readonly PersonClaim[],
  identities: Map<string, KnownIdentity>,
): Promise<void> {
  const vouched = new Map<number, number>();
  for (const { identities: named, sourceId } of claims) {
    for (const one of named) {
      const found = one.verified ? identities.get(identityKey(one)) : undefined;
      if (found) vouched.set(found.id, sourceId);
    }
  }
  if (vouched.size === 0) return;
  await sql`update identity set verified_at = ${ctx.now}, verified_by = 'source:' || v.source
    from unnest(${[...vouched.keys()]}::bigint[], ${[...vouched.values()]}::int[]) as v(id, source)
    where brand_id = ${ctx.brandId} and identity.id = v.id and verified_at is null`.execute(ctx.db);
}
