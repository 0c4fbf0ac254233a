import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { searchForm, tokensOf } from "../../../platform/text/index.ts";
import type { NamedProduct } from "./ask-catalog.ts";

/** Shorter names are words that stand everywhere: «چای» is no product yet. */
const shortestName = 6;

/**
 * Products still sold whose whole name stands in a text, the longest names first, at most fifty; a name within a longer one that stands there
 * too is not meant. It looks at every name of the catalogue: ask it in a job, not while somebody waits.
 */
export async function productsOfText(ctx: Context, text: string): Promise<number[]> {
  // Names are stored as they are searched; their first word says quickly which of them cannot be meant.
  const folded = (text.match(/[\s\S]{1,3000}/g) ?? []).map(searchForm).join(" ");
  if (folded.trim() === "") return [];
  const { rows } = await sql<{ id: number; name: string }>`select id, name from product
    where brand_id = ${ctx.brandId} and archived_at is null and length(search_form) >= ${shortestName}
      and position(split_part(search_form, ' ', 1) in ${folded}) > 0 order by length(name) desc, id limit 5000`.execute(
    ctx.db,
  );
  let rest = ` ${tokensOf(text).join(" ")} `;
  const found: number[] = [];
  for (const { id, name } of rows) {
    const wanted = ` ${tokensOf(name).join(" ")} `;
    if (wanted.length - 2 < shortestName || !rest.includes(wanted)) continue;
    rest = rest.replaceAll(wanted, " \n ");
    if (found.push(id) === 50) break;
  }
  return found;
}

/** These products as they are now; those that are not there are left out. */
export async function productsByIds(ctx: Context, ids: readonly number[]): Promise<NamedProduct[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NamedProduct>`select id, coalesce(name, external_id) as name, price, currency, url,
      archived_at is not null as archived
    from product where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return rows;
}
