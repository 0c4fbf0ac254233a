import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type ClaimedIdentity, identityKey, type PersonClaim, registerOf } from "./person-claim.ts";
import type { KnownCustomer, KnownIdentity } from "./plan-people.ts";

/** The distinct identities of some claims, in one order for every transaction so that none waits for another in a circle. */
export function distinctIdentities(claims: readonly PersonClaim[]): ClaimedIdentity[] {
  const found = new Map<string, ClaimedIdentity>();
  for (const claim of claims) for (const identity of claim.identities) found.set(identityKey(identity), identity);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, identity]) => identity);
}

/** Which of these identities exist, and whose they are now. */
export async function findIdentities(
  ctx: Context,
  wanted: readonly ClaimedIdentity[],
): Promise<Map<string, KnownIdentity>> {
  const types = wanted.map((identity) => identity.type);
  const values = wanted.map((identity) => identity.value);
  const { rows } = await sql<{ n: number; id: number; customer_id: number; home_id: number }>`
    select k.n::int as n, i.id, i.customer_id, i.home_id
    from unnest(${types}::text[], ${values}::text[]) with ordinality as k(type, value, n)
    join identity i on i.brand_id = ${ctx.brandId} and i.type = k.type and i.value = k.value`.execute(ctx.db);
  const found = new Map<string, KnownIdentity>();
  for (const row of rows) {
    const identity = wanted[row.n - 1]!;
    found.set(identityKey(identity), { id: row.id, customerId: row.customer_id, homeId: row.home_id });
  }
  return found;
}

/** The customers that a plan may attach to or join, with their accounts and whom they were said not to be. */
export async function findCustomers(ctx: Context, ids: readonly number[]): Promise<Map<number, KnownCustomer>> {
  if (ids.length === 0) return new Map();
  const wanted = ids as number[];
  const { rows } = await sql<{ id: number; fresh: boolean; anonymous: boolean; accounts: string[]; apart: string[] }>`
    select w.id, c.id is null as fresh,
      coalesce(c.anonymous, not exists (select from identity i
        where i.brand_id = ${ctx.brandId} and i.customer_id = w.id and i.type <> 'visitor')) as anonymous,
      array(select i.type || chr(10) || i.value from identity i where i.brand_id = ${ctx.brandId} and i.customer_id = w.id
        and i.type in ('crm', 'site_user') and i.value is not null) as accounts,
      array(select case when s.customer_a = w.id then s.customer_b else s.customer_a end from match_suggestion s
        where s.brand_id = ${ctx.brandId} and s.dismissed_at is not null and w.id in (s.customer_a, s.customer_b)) as apart
    from unnest(${wanted}::bigint[]) as w(id)
    left join customer c on c.brand_id = ${ctx.brandId} and c.id = w.id`.execute(ctx.db);
  return new Map(
    rows.map(({ accounts, apart, ...customer }) => [
      customer.id,
      // Numbers of 64 bits come as texts when they stand in an array.
      { ...customer, registers: accounts.map(registerOfKey), apart: apart.map(Number) },
    ]),
  );
}

function registerOfKey(key: string): string {
  const newline = key.indexOf("\n");
  return registerOf({ type: key.slice(0, newline), value: key.slice(newline + 1) }) ?? "";
}

/**
 * What a transaction is going to do with customers, and so whom it waits for until it ends: `name` (add what may be added by several at
 * once) waits for merges alone, `account` (add an account, of which a register has one) also for others who add one, `merge` for everybody.
 */
export type Hold = "name" | "account" | "merge";
const strengths = { name: sql`for key share`, account: sql`for no key update`, merge: sql`for update` };

/** Locks customers in the order of their ids. */
export async function holdCustomers(ctx: Context, ids: readonly number[], hold: Hold): Promise<void> {
  if (ids.length === 0) return;
  await sql`select from customer where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])
    order by id ${strengths[hold]}`.execute(ctx.db);
}

/** Draws ids for customers who have no row yet. */
export async function drawCustomerIds(ctx: Context, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('hamdel.customer_id_seq') as id from generate_series(1, ${count}::int)`.execute(ctx.db);
  return rows.map((row) => row.id);
}

export type IdentityRow = { identity: ClaimedIdentity; customerId: number; homeId: number; sourceId: number };

/** Inserts identities that nobody else made meanwhile; gives the ids by key, without those somebody else was quicker with. */
export async function insertIdentities(ctx: Context, rows: readonly IdentityRow[]): Promise<Map<string, number>> {
  const inserted = await sql<{ id: number; type: string; value: string }>`
    insert into identity (brand_id, customer_id, home_id, type, value, shown, source_id, verified_at, verified_by, created_at)
    select ${ctx.brandId}, customer_id, home_id, type, value, shown, source_id,
      case when verified then ${ctx.now}::timestamptz end, case when verified then 'source:' || source_id end, ${ctx.now}
    from unnest(${rows.map((row) => row.customerId)}::bigint[], ${rows.map((row) => row.homeId)}::bigint[],
      ${rows.map((row) => row.identity.type)}::text[], ${rows.map((row) => row.identity.value)}::text[],
      ${rows.map((row) => row.identity.shown ?? null)}::text[], ${rows.map((row) => row.sourceId)}::int[],
      ${rows.map((row) => row.identity.verified === true)}::boolean[])
      as v(customer_id, home_id, type, value, shown, source_id, verified)
    on conflict (brand_id, type, value) do nothing
    returning id, type, value`.execute(ctx.db);
  return new Map(inserted.rows.map((row) => [identityKey(row), row.id]));
}
