import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits, nameKey, searchForm, searchQuery } from "../../../../platform/text/index.ts";

/** How many matches are looked at; beyond this the answer says that there are more. */
export const searchedAtMost = 1000;
const shortest = 3;

/** LIKE patterns for what somebody typed; a number finds its phone in whatever spelling, whole or in part. */
export function searchPatterns(text: string): string[] {
  const phone = phoneDigits(text);
  return phone ? [`%${phone}%`] : searchQuery(text);
}

/** The digits under which a typed phone stands in a search document, or null where it is no number. */
function phoneDigits(text: string): string | null {
  const typed = latinDigits(text.normalize("NFKC")).trim();
  if (!/^\+?[\d\s().-]{5,}$/.test(typed)) return null;
  const whole = normalise("phone", typed);
  if ("value" in whole) return whole.value.replace(/^\+/, "");
  return typed.replace(/\D/g, "").replace(/^00/, "");
}

/** Whether so little was typed that only names that begin with it are looked for. */
export function isShort(text: string): boolean {
  return [...searchForm(text).replaceAll(" ", "")].length < shortest;
}

/**
 * Customers that a search finds, at most `searchedAtMost`, those whose name begins with it first. Anonymous, merged and erased ones
 * are not among them.
 */
export async function searchCustomers(ctx: Context, text: string): Promise<number[]> {
  const beginning = await withNameBeginning(ctx, text, isShort(text) ? searchedAtMost : 100);
  if (isShort(text)) return beginning;
  const { rows } = await sql<{ id: number }>`
    select id from search_customers(${searchPatterns(text)}::text[], ${searchedAtMost}) as id`.execute(ctx.db);
  return [...new Set([...beginning, ...rows.map((row) => row.id)])].slice(0, searchedAtMost);
}

/** That a search finds `c`, as a condition: all matches, however many. */
export function matchesSearch(text: string): RawBuilder<unknown> {
  if (isShort(text)) return beginsWith(text);
  return sql`c.id in (select search_customers(${searchPatterns(text)}::text[], ${2_000_000_000}))`;
}

// A range rather than LIKE: its operators are leakproof, so the index serves it under row-level security too.
function beginsWith(text: string): RawBuilder<unknown> {
  const key = nameKey(text);
  return key ? sql`(c.name_key ~>=~ ${key} and c.name_key ~<~ ${`${key}\u{10ffff}`})` : sql`false`;
}

async function withNameBeginning(ctx: Context, text: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from customer c where c.brand_id = ${ctx.brandId} and c.listed and ${beginsWith(text)}
    order by c.name_key using ~<~, c.id limit ${limit}`.execute(ctx.db);
  return rows.map((row) => row.id);
}
