import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import type { CustomerFilter, IdentityType } from "../../contract.ts";
import { familyOf } from "../people/merge-rows.ts";
import { matchesSearch, searchCustomers } from "./search-words.ts";

/**
 * A filter as SQL over `customer c` and `customer_facts f`: `where` holds every condition, `candidates` the few customers it can be
 * about, where a search, an identifier or a rare tag says so.
 */
export type ReadFilter = { where: RawBuilder<unknown>[]; candidates: number[] | null };

// Tags and attributes of fewer customers than this are rare: then those are looked at and nobody else.
const rare = 2000;

/**
 * Turns a filter into conditions; looks up what it names. A search gives its best matches, or `everybody` whom it finds. Refuses
 * identifiers that cannot be read (`invalid`).
 */
export async function readFilter(
  ctx: Context,
  filter: CustomerFilter,
  searched: "best" | "everybody" = "best",
): Promise<ReadFilter> {
  const where = [sql`c.brand_id = ${ctx.brandId}`, sql`c.listed`];
  const found: (number[] | null)[] = [];
  if (filter.kind) where.push(sql`c.kind = ${filter.kind}`);
  if (filter.partner_type) where.push(sql`c.partner_type = ${filter.partner_type}`);
  if (filter.city) where.push(sql`c.city = ${filter.city}`);
  if (filter.owner) where.push(filter.owner === "none" ? sql`c.owner_id is null` : sql`c.owner_id = ${filter.owner}`);
  if (filter.lifecycle?.length) where.push(oneOf(sql`f.lifecycle`, filter.lifecycle));
  if (filter.company) where.push(sql`c.company_id = any(${await familyOf(ctx, filter.company)}::bigint[])`);
  if (filter.segment) {
    where.push(sql`exists (select from segment_member m
      where m.brand_id = ${ctx.brandId} and m.segment_id = ${filter.segment} and m.customer_id = c.id)`);
  }
  if (filter.tag?.length) {
    where.push(sql`c.tags @> ${filter.tag}::text[]`);
    found.push(await fewOf(ctx, sql`customers_tagged(${filter.tag}::text[], ${rare})`));
  }
  if (filter.attribute?.length) {
    const wanted = await attributesOf(ctx, filter.attribute);
    where.push(sql`c.attributes @> ${wanted}::jsonb`);
    found.push(await fewOf(ctx, sql`customers_with(${wanted}::jsonb, ${rare})`));
  }
  if (filter.phone) found.push(await byIdentity(ctx, "phone", filter.phone));
  if (filter.email) found.push(await byIdentity(ctx, "email", filter.email));
  if (filter.external_id) found.push(await byIdentity(ctx, "crm", filter.external_id));
  const search = filter.search?.trim();
  if (search && searched === "best") found.push(await searchCustomers(ctx, search));
  else if (search) where.push(matchesSearch(search));
  return { where, candidates: inAll(found.filter((ids) => ids !== null)) };
}

function inAll(found: readonly number[][]): number[] | null {
  const [first, ...others] = found;
  if (!first) return null;
  const rest = others.map((ids) => new Set(ids));
  return first.filter((id) => rest.every((ids) => ids.has(id)));
}

/** The ids that a function gives, or null where there are too many to call them few. */
async function fewOf(ctx: Context, call: RawBuilder<unknown>): Promise<number[] | null> {
  const { rows } = await sql<{ id: number }>`select id from ${call} as id`.execute(ctx.db);
  return rows.length < rare ? rows.map((row) => row.id) : null;
}

function oneOf(column: RawBuilder<unknown>, words: readonly string[]): RawBuilder<unknown> {
  return words.length === 1 ? sql`${column} = ${words[0]}` : sql`${column} = any(${words as string[]}::text[])`;
}

/** `key:value` pairs as the JSON that attributes must contain, typed as the attribute is defined. */
async function attributesOf(ctx: Context, pairs: readonly string[]): Promise<string> {
  const { rows } = await sql<{ key: string; type: string }>`
    select key, type from attribute_definition where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const types = new Map(rows.map((row) => [row.key, row.type]));
  const wanted: Record<string, unknown> = {};
  for (const pair of pairs) {
    const colon = pair.indexOf(":");
    const key = pair.slice(0, colon);
    const value = pair.slice(colon + 1);
    const type = types.get(key);
    if (!type) throw new Refusal("attribute_unknown", { field: "attribute", values: { key } });
    wanted[key] = type === "number" ? Number(value) : type === "boolean" ? value === "true" : value;
  }
  return JSON.stringify(wanted);
}

async function byIdentity(
  ctx: Context,
  type: IdentityType & ("phone" | "email" | "crm"),
  text: string,
): Promise<number[]> {
  const read = normalise(type, text);
  if ("problem" in read) throw new Refusal("invalid", type === "crm" ? "external_id" : type);
  const { rows } = await sql<{ customer_id: number }>`select customer_id from identity
    where brand_id = ${ctx.brandId} and type = ${type} and value = ${read.value}`.execute(ctx.db);
  return rows.map((row) => row.customer_id);
}
