import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { searchForm } from "../../../platform/text/index.ts";
import type { SaveOutcome } from "./order-input.ts";

/** A product as an order line names it. */
export type NamedProduct = { sourceId: number; externalId: string; name: string | null };

/** The key of a product within its brand. */
export function productKey(sourceId: number, externalId: string): string {
  return `${sourceId}:${externalId}`;
}

/**
 * The ids of products by key, made where new. A product takes the newest name an order gives it; a line without a name changes
 * nothing.
 */
export async function findOrMakeProducts(ctx: Context, named: readonly NamedProduct[]): Promise<Map<string, number>> {
  const wanted = new Map<string, NamedProduct>();
  for (const product of named) {
    const key = productKey(product.sourceId, product.externalId);
    if (product.name || !wanted.has(key)) wanted.set(key, product);
  }
  const ids = new Map<string, number>();
  if (wanted.size === 0) return ids;
  // Sorted, so that two transactions that make the same products take them in the same order.
  const products = [...wanted.keys()].sort().map((key) => wanted.get(key)!);
  const { rows } = await sql<{ id: number; source_id: number; external_id: string }>`
    with said as materialized (
      select * from unnest(${products.map((p) => p.sourceId)}::int[], ${products.map((p) => p.externalId)}::text[],
        ${products.map((p) => p.name)}::text[], ${products.map((p) => (p.name ? searchForm(p.name) : null))}::text[])
        with ordinality as s (source_id, external_id, name, search_form, place)
    ), known as materialized (
      select p.id, p.source_id, p.external_id, said.name is not null and said.name is distinct from p.name as renamed
      from said join product p on p.brand_id = ${ctx.brandId} and p.source_id = said.source_id and p.external_id = said.external_id
    ), written as (
      insert into product (brand_id, source_id, external_id, name, search_form)
      select ${ctx.brandId}, said.source_id, said.external_id, said.name, said.search_form
      from said left join known using (source_id, external_id)
      where known.id is null or known.renamed
      order by said.place
      on conflict (brand_id, source_id, external_id) do update
        set name = coalesce(excluded.name, product.name), search_form = coalesce(excluded.search_form, product.search_form), updated_at = ${ctx.now}
      returning id, source_id, external_id
    )
    select id, source_id, external_id from known union select id, source_id, external_id from written`.execute(ctx.db);
  for (const row of rows) ids.set(productKey(row.source_id, row.external_id), row.id);
  return ids;
}

/** A product as its shop describes it; price in minor units of its currency. */
export type ProductInput = {
  sourceId: number;
  externalId: string;
  name?: string | null;
  price?: number | null;
  currency?: string | null;
  url?: string | null;
  imageUrl?: string | null;
  category?: string | null;
};

/** Takes in products as their shops describe them now: `imported`, `updated` or `unchanged`, in the order given. */
export async function saveProducts(ctx: Context, products: readonly ProductInput[]): Promise<SaveOutcome[]> {
  const byKey = new Map(products.map((product) => [productKey(product.sourceId, product.externalId), product]));
  const said = [...byKey.keys()].sort().map((key) => byKey.get(key)!);
  const { rows } = await sql<{ source_id: number; external_id: string; fresh: boolean }>`
    insert into product (brand_id, source_id, external_id, name, search_form, price, currency, url, image_url, category)
    select ${ctx.brandId}, said.* from unnest(
      ${said.map((p) => p.sourceId)}::int[], ${said.map((p) => p.externalId)}::text[], ${said.map((p) => p.name ?? null)}::text[],
      ${said.map((p) => (p.name ? searchForm(p.name) : null))}::text[], ${said.map((p) => p.price ?? null)}::bigint[],
      ${said.map((p) => p.currency ?? null)}::text[], ${said.map((p) => p.url ?? null)}::text[],
      ${said.map((p) => p.imageUrl ?? null)}::text[], ${said.map((p) => p.category ?? null)}::text[]
    ) as said
    on conflict (brand_id, source_id, external_id) do update set
      name = excluded.name, search_form = excluded.search_form, price = excluded.price, currency = excluded.currency,
      url = excluded.url, image_url = excluded.image_url, category = excluded.category, updated_at = ${ctx.now}
    where (product.name, product.price, product.currency, product.url, product.image_url, product.category) is distinct from
      (excluded.name, excluded.price, excluded.currency, excluded.url, excluded.image_url, excluded.category)
    returning source_id, external_id, xmax = 0 as fresh`.execute(ctx.db);
  const outcomes = new Map<string, SaveOutcome>();
  for (const row of rows) outcomes.set(productKey(row.source_id, row.external_id), row.fresh ? "imported" : "updated");
  return products.map((product) => outcomes.get(productKey(product.sourceId, product.externalId)) ?? "unchanged");
}
