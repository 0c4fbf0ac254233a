import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { searchForm, searchQuery } from "../../../platform/text/index.ts";
import { sourceId, sourceKeys } from "../../intake/index.ts";
import type { ProductPatch, ProductRow } from "../contract.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import { minorUnits, wholeUnits } from "./order-total.ts";

type FoundProduct = {
  id: number;
  source_id: number;
  external_id: string;
  name: string | null;
  price: number | null;
  currency: string | null;
  url: string | null;
  image_url: string | null;
  category: string | null;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

const beyondAll = { at: "infinity", id: 0 };

type ProductQuestion = { after?: string; limit: number; q?: string; archived?: boolean };

/** Products newest first, in pages; `q` looks in names and in the shop's numbers. */
export async function listProducts(
  ctx: Context,
  query: ProductQuestion,
): Promise<{ rows: ProductRow[]; next: string | null }> {
  const { rows } = await sql<FoundProduct>`select * from product where brand_id = ${ctx.brandId} and ${pageOf(query)}
    order by created_at desc, id desc limit ${query.limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next = rows.length > page.length && last ? cursorOf({ at: last.created_at.toISOString(), id: last.id }) : null;
  return { rows: await describe(ctx, page), next };
}

/** Which products a page is made of; where something is looked for, by a function that may use trigrams. */
function pageOf({ after, limit, q, archived = false }: ProductQuestion): RawBuilder<unknown> {
  const { at, id } = placeOf(after) ?? beyondAll;
  const patterns = q ? searchQuery(q) : [];
  if (patterns.length > 0)
    return sql`id in (select search_products(${patterns}::text[], ${archived}, ${at}::timestamptz, ${id}, ${limit + 1}))`;
  return sql`(created_at, id) < (${at}::timestamptz, ${id}) and (archived_at is not null) = ${archived}`;
}

/** One product; refuses `not_found`. */
export async function showProduct(ctx: Context, id: number): Promise<ProductRow> {
  const { rows } =
    await sql<FoundProduct>`select * from product where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "product");
  return (await describe(ctx, rows))[0]!;
}

/** Changes what is known of a product; what is left out stays. Refuses `not_found`, and a price without a currency (`invalid`). */
export async function changeProduct(ctx: Context, id: number, patch: ProductPatch): Promise<ProductRow> {
  const { archived, ...said } = patch;
  const now = { ...(await showProduct(ctx, id)), ...said };
  if (now.price != null && !now.currency) throw new Refusal("invalid", "currency");
  const price = now.price == null ? null : minorUnits(now.price, now.currency!, "price");
  const archivedAt = (archived ?? now.archived) ? ctx.now : null;
  await sql`update product set name = ${now.name}, search_form = ${now.name ? searchForm(now.name) : null}, price = ${price},
      currency = ${now.currency}, url = ${now.url}, image_url = ${now.image_url}, category = ${now.category},
      archived_at = case when ${archivedAt}::timestamptz is null then null else coalesce(archived_at, ${archivedAt}) end, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  return showProduct(ctx, id);
}

/** The product with this number in any source, the one that came last; null where there is none. */
export async function productByNumber(ctx: Context, externalId: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from product
    where brand_id = ${ctx.brandId} and external_id = ${externalId} order by id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** The id of the product that a source knows under this number; refuses `not_found`. */
export async function productIdOf(
  ctx: Context,
  { source, external_id }: { source: string; external_id: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from product
    where brand_id = ${ctx.brandId} and source_id = ${await sourceId(ctx, source)} and external_id = ${external_id}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "product");
  return rows[0].id;
}

async function describe(ctx: Context, rows: readonly FoundProduct[]): Promise<ProductRow[]> {
  const sources = await sourceKeys(
    ctx,
    rows.map((row) => row.source_id),
  );
  return rows.map((row) => ({
    id: row.id,
    source: sources.get(row.source_id) ?? "",
    external_id: row.external_id,
    name: row.name,
    price: row.price === null || !row.currency ? null : wholeUnits(row.price, row.currency),
    price_minor: row.price,
    currency: row.currency,
    url: row.url,
    image_url: row.image_url,
    category: row.category,
    archived: row.archived_at !== null,
    updated_at: row.updated_at.toISOString(),
  }));
}
