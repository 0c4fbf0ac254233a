import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CustomerQuery } from "../../contract.ts";
import type { ReadFilter } from "./customer-filter.ts";
import { type Place, placeOf, rangeOf, type Sort, sortOf } from "./customer-sort.ts";

// How far a sort index is followed in the hope of finding a page; beyond it the filter is taken first.
const walked = 4000;
const joined = sql`customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id`;

/**
 * One page of customers in order, one more than `limit` where there are more. Follows the index of the sort first, which finds most
 * pages at once; where the filter holds for few, finds those and sorts them.
 */
export async function findPage(ctx: Context, query: CustomerQuery, filter: ReadFilter): Promise<Place[]> {
  const sort = sortOf(query);
  const after = placeOf(query.after);
  const page = { sort, after, limit: query.limit };
  if (filter.candidates) return narrow(ctx, [sql`c.id = any(${filter.candidates}::bigint[])`, ...filter.where], page);
  const found = await walk(ctx, filter, page, rangeOf(query));
  const filtered = filter.where.length > 2;
  return found.length > query.limit || !filtered ? found : narrow(ctx, filter.where, page);
}

type Page = { sort: Sort; after: Place | null; limit: number };

function beyond({ sort, after }: Page, id: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const place = sql`(${sort.read(after.key)}, ${after.id}::bigint)`;
  return sort.descending ? sql`(${sort.key}, ${id}) < ${place}` : sql`(${sort.key}, ${id}) > ${place}`;
}

function inOrder({ sort }: Page, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sort.descending ? sql`order by ${sort.key} desc, ${id} desc` : sql`order by ${sort.key}, ${id}`;
}

async function walk(ctx: Context, filter: ReadFilter, page: Page, range: RawBuilder<unknown>): Promise<Place[]> {
  const { sort, limit } = page;
  const id = sort.by === "customer" ? sql`c.id` : sql`f.customer_id`;
  const source =
    sort.by === "customer"
      ? sql`select c.* from customer c where c.brand_id = ${ctx.brandId} and c.listed`
      : sql`select f.* from customer_facts f where f.brand_id = ${ctx.brandId} and f.listed and ${range}`;
  const other =
    sort.by === "customer"
      ? sql`left join customer_facts f on f.brand_id = ${ctx.brandId} and f.customer_id = c.id`
      : sql`join customer c on c.brand_id = ${ctx.brandId} and c.id = f.customer_id`;
  const alias = sort.by === "customer" ? sql`c` : sql`f`;
  const { rows } = await sql<Place>`
    select ${sort.key}::text as key, ${id} as id
    from (${source} and ${beyond(page, id)} ${inOrder(page, id)} limit ${walked}) as ${alias} ${other}
    where ${sql.join(filter.where, sql` and `)} ${inOrder(page, id)} limit ${limit + 1}`.execute(ctx.db);
  return rows;
}

/** Finds everybody for whom the conditions hold and sorts them. */
async function narrow(ctx: Context, where: readonly RawBuilder<unknown>[], page: Page): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with found as materialized (
      select ${page.sort.key} as key, c.id from ${joined}
      where ${sql.join([...where, beyond(page, sql`c.id`)], sql` and `)})
    select key::text as key, id from found
    order by ${page.sort.descending ? sql`key desc, id desc` : sql`key, id`} limit ${page.limit + 1}`.execute(ctx.db);
  return rows;
}
