import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { forgetMentions } from "../../../intake/index.ts";
import { CustomerErased } from "../../events.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { hashIdentities } from "../people/erased-identities.ts";
import { waitToErase } from "../people/hold-off-erasures.ts";
import { familyOf } from "../people/merge-rows.ts";
import { allErasures } from "./person-registry.ts";

type Identity = { id: number; type: string; value: string | null; shown: string | null };

/**
 * Erases a person, with everybody merged into them: identifiers, name, words and raw input go, what happened stays without them.
 * Keyed hashes of the identifiers refuse a later import. Cannot be undone. Refuses `not_found`.
 */
export async function eraseCustomer(ctx: Context, customerId: number): Promise<void> {
  await waitToErase(ctx);
  const family = await lockFamily(ctx, customerId);
  const { rows } = await sql<Identity>`select id, type, value, shown from identity
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} order by id for update`.execute(ctx.db);
  const person = { customerId, identityIds: rows.map((row) => row.id), mentions: mentionsOf(rows) };
  for (const erase of allErasures()) await erase(ctx, person);
  await forgetMentions(ctx, { mentions: person.mentions, customerNumbers: customerNumbersOf(rows) });
  await forgetAnswers(ctx, family, person.mentions);
  await rememberHashes(ctx, rows);
  const tags = await tagsOf(ctx, family);
  await emptyRows(
    ctx,
    family,
    rows.map((row) => row.id),
  );
  await forgetUnusedTags(ctx, tags);
  await recordAudit(ctx, { action: "customer.erased", subject: "customer", subjectId: customerId });
  await touchCustomers(ctx, { customerIds: family });
  await announce(ctx, CustomerErased, { customerId, customerIds: family });
}

async function lockFamily(ctx: Context, customerId: number): Promise<number[]> {
  const family = await familyOf(ctx, customerId);
  const { rows } = await sql<{ id: number; gone: boolean }>`
    select id, merged_into is not null or erased_at is not null as gone from customer
    where brand_id = ${ctx.brandId} and id = any(${family}::bigint[]) order by id for update`.execute(ctx.db);
  if (rows.find((row) => row.id === customerId)?.gone !== false) throw new Refusal("not_found", "customer");
  return family;
}

/** Texts under which the person may stand in what arrived raw. */
function mentionsOf(identities: readonly Identity[]): string[] {
  return identities.flatMap(({ type, value, shown }) => {
    if (value === null) return [];
    const texts = [value, shown ?? value];
    if (type !== "phone" && type !== "whatsapp") return texts;
    const digits = value.replace(/\D/g, "");
    // 09121234567 as it is typed, and the ten digits that every other spelling ends with.
    return [...texts, digits, digits.slice(-10)];
  });
}

/** The numbers by which shops know the person, without the shop: so they stand in what the shop sends. */
function customerNumbersOf(identities: readonly Identity[]): string[] {
  const known = identities.filter(({ type, value }) => (type === "crm" || type === "site_user") && value !== null);
  return known.map(({ value }) => value!.slice(value!.indexOf(":") + 1));
}

/** Answers kept for repeated requests hold what was answered: the person by an identifier, by their name, or as the customer. */
async function forgetAnswers(ctx: Context, family: number[], mentions: readonly string[]): Promise<void> {
  await sql`delete from idempotent_answer where brand_id = ${ctx.brandId} and (
    exists (select from unnest(${mentions.filter((text) => text.length >= 5)}::text[]) as mention
      where position(mention in answer::text) > 0)
    or exists (select from customer c where c.brand_id = ${ctx.brandId} and c.id = any(${family}::bigint[])
      and position(to_jsonb(c.name)::text in answer::text) > 0)
    or answer -> 'customer_id' = any(${family.map(String)}::jsonb[]))`.execute(ctx.db);
}

async function rememberHashes(ctx: Context, identities: readonly Identity[]): Promise<void> {
  const named = identities.flatMap(({ type, value }) => (value === null ? [] : [{ type, value }]));
  if (named.length === 0) return;
  const hashes = await hashIdentities(ctx, named);
  await sql`insert into erased_identity (brand_id, type, hash, erased_at)
    select ${ctx.brandId}, type, hash, ${ctx.now} from unnest(${named.map((one) => one.type)}::text[], ${hashes}::bytea[]) as v(type, hash)
    on conflict do nothing`.execute(ctx.db);
}

async function tagsOf(ctx: Context, family: number[]): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select distinct unnest(tags) as tag from customer
    where brand_id = ${ctx.brandId} and id = any(${family}::bigint[])`.execute(ctx.db);
  return rows.map((row) => row.tag);
}

/** A tag that nobody else has may have been about this person alone. */
async function forgetUnusedTags(ctx: Context, tags: readonly string[]): Promise<void> {
  await sql`delete from tag_word where brand_id = ${ctx.brandId} and tag = any(${tags as string[]}::text[])
    and not exists (select from customers_tagged(array[tag], 1))`.execute(ctx.db);
  // What was done to many needs to be known until it is done.
  await sql`update bulk_change set change = '{}' where brand_id = ${ctx.brandId} and finished_at is not null
    and exists (select from jsonb_array_elements_text(change -> 'tags') as used where used = any(${tags as string[]}::text[]))`.execute(
    ctx.db,
  );
}

async function emptyRows(ctx: Context, family: number[], identityIds: number[]): Promise<void> {
  const theirs = sql`brand_id = ${ctx.brandId} and customer_id = any(${family}::bigint[])`;
  await sql`update identity set value = null, shown = null, verified_by = null, erased_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = any(${identityIds}::bigint[])`.execute(ctx.db);
  await sql`update customer set name = null, name_key = null, city = null, language = null, birthday = null, company_id = null,
      owner_id = null, tags = '{}', attributes = '{}', preferences = '{}', anonymous = false, erased_at = ${ctx.now}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = any(${family}::bigint[])`.execute(ctx.db);
  for (const table of ["customer_search", "customer_note", "customer_date", "customer_address", "segment_member"]) {
    await sql`delete from ${sql.table(table)} where ${theirs}`.execute(ctx.db);
  }
  await sql`delete from match_suggestion where brand_id = ${ctx.brandId}
    and (customer_a = any(${family}::bigint[]) or customer_b = any(${family}::bigint[]))`.execute(ctx.db);
  await sql`update customer_merge set moved = '{"fields":[],"tags":[],"attributes":[],"preferences":[]}'
    where brand_id = ${ctx.brandId} and winner_id = any(${family}::bigint[])`.execute(ctx.db);
}
