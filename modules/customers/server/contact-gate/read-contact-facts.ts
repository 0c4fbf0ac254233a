import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { addressedChannels, type ContactRules } from "../../contract.ts";
import { hashIdentities } from "../people/erased-identities.ts";
import { keyOfAddress, postalAddresses } from "../profile/postal-address.ts";
import { addressType } from "./addresses.ts";
import type { Sent } from "./caps.ts";
import { contactRulesOf } from "./contact-rules.ts";
import type { ContactFacts, Suppression, Word } from "./decide-contact.ts";

type Address = { type: string; value: string };
type Of<Row> = Row & { customer_id: number };

/**
 * What the gate knows of these customers, by the id asked for; whoever was merged answers as the one they count as. Six questions to
 * the database, however many customers.
 */
export async function readContactFacts(
  ctx: Context,
  ids: readonly number[],
  now = ctx.now,
): Promise<Map<number, ContactFacts>> {
  const customers = await standingOf(ctx, ids);
  const standing = [...new Set(customers.map((one) => one.customer_id))];
  const [rules, { timeZone }] = [await contactRulesOf(ctx), await brandSettings(ctx)];
  const identities = byCustomer([...(await identitiesOf(ctx, standing)), ...(await postalOf(ctx, standing))]);
  const words = byCustomer(await wordsOf(ctx, standing));
  const sent = byCustomer(await sentTo(ctx, standing, rules, now));
  const suppressions = await suppressionsOf(ctx, [...identities.values()].flat());
  return new Map(
    customers.map(({ asked, customer_id: customerId, erased }) => {
      const own = identities.get(customerId) ?? [];
      const stopped = suppressions.filter((row) =>
        own.some(({ type, value }) => type === addressType(row.channel) && value === row.address),
      );
      const known = { identities: own, words: words.get(customerId) ?? [], sent: sent.get(customerId) ?? [] };
      return [asked, { customerId, erased, ...known, suppressions: stopped, rules, timeZone }];
    }),
  );
}

function byCustomer<Row>(rows: readonly Of<Row>[]): Map<number, Of<Row>[]> {
  return Map.groupBy(rows, (row) => row.customer_id);
}

async function standingOf(ctx: Context, ids: readonly number[]) {
  const { rows } = await sql<{ asked: number; customer_id: number; erased: boolean }>`
    with recursive chain as (
      select id as asked, id, merged_into, erased_at from customer
      where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])
      union all select chain.asked, c.id, c.merged_into, c.erased_at from chain
        join customer c on c.id = chain.merged_into and c.brand_id = ${ctx.brandId})
    select asked, id as customer_id, erased_at is not null as erased from chain where merged_into is null`.execute(
    ctx.db,
  );
  return rows;
}

async function identitiesOf(ctx: Context, customers: number[]) {
  const { rows } = await sql<Of<Address & { id: number }>>`select customer_id, id, type, value from identity
    where brand_id = ${ctx.brandId} and customer_id = any(${customers}::bigint[]) and value is not null
    order by verified_at is null, id`.execute(ctx.db);
  return rows;
}

/** Postal addresses stand among the identifiers, without an id of their own. */
async function postalOf(ctx: Context, customers: number[]): Promise<Of<Address & { id: number }>[]> {
  const all = await postalAddresses(ctx, customers);
  return [...all].map(([customer_id, address]) => ({
    customer_id,
    id: 0,
    type: "postal",
    value: keyOfAddress(address),
  }));
}

async function wordsOf(ctx: Context, customers: number[]) {
  const { rows } = await sql<Of<Word>>`
    select distinct on (customer_id, channel, purpose) customer_id, channel, purpose, granted, at, source from consent
    where brand_id = ${ctx.brandId} and customer_id = any(${customers}::bigint[])
    order by customer_id, channel, purpose, at desc, id desc`.execute(ctx.db);
  return rows;
}

async function sentTo(ctx: Context, customers: number[], { caps }: ContactRules, now: Date) {
  if (caps.length === 0) return [];
  const since = new Date(now.getTime() - Math.max(...caps.map(({ days }) => days)) * 86_400_000);
  const { rows } = await sql<Of<Sent>>`select i.customer_id, s.channel, s.purpose, s.at
    from identity i join contact_sent s on s.brand_id = i.brand_id and s.identity_id = i.id
    where i.brand_id = ${ctx.brandId} and i.customer_id = any(${customers}::bigint[]) and s.at > ${since}
      and s.purpose = any(${caps.map(({ purpose }) => purpose)}::text[])`.execute(ctx.db);
  return rows;
}

/** The suppressions that stand for these addresses, on every channel. */
export async function suppressionsOf(ctx: Context, addresses: readonly Address[]): Promise<Suppression[]> {
  const types = new Set<string | null>(addressedChannels.map(addressType));
  const known = addresses.filter(({ type }) => types.has(type));
  if (known.length === 0) return [];
  const hashes = await hashIdentities(ctx, known);
  const { rows } = await sql<Suppression & { n: number }>`select k.n::int as n, s.id, s.channel, s.line, s.reason, s.at
    from unnest(${hashes}::bytea[]) with ordinality as k(hash, n)
    join contact_suppression s on s.brand_id = ${ctx.brandId} and s.address_hash = k.hash and s.removed_at is null
    order by s.id`.execute(ctx.db);
  return rows.map(({ n, ...row }) => ({ ...row, address: known[n - 1]!.value }));
}
