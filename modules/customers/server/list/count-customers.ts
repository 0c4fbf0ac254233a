import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Count, CustomerFilter } from "../../contract.ts";
import { readFilter } from "./customer-filter.ts";
import { matchesSearch, searchedAtMost, searchPatterns } from "./search-words.ts";

const joined = sql`customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id`;
/** Milliseconds an exact count may take while somebody waits. */
const budget = 25;
const sampled = 4000;
const draws = 10_000;
/** Beyond this an estimate says enough at first. */
const small = 20_000;

/** How many customers the list with this filter has; estimated where counting would take long, unless `exact` is asked for. */
export async function countCustomers(ctx: Context, filter: CustomerFilter, exact = false): Promise<Count> {
  const { where, candidates } = await readFilter(ctx, filter);
  if (!candidates) return countWhere(ctx, where, exact);
  const among = sql`c.id = any(${candidates}::bigint[])`;
  if (!filter.search || candidates.length < searchedAtMost) return countWhere(ctx, [...where, among], true);
  // More matches than a search looks at: those of a sample say about how many.
  if (exact) return countWhere(ctx, [...where, matchesSearch(filter.search)], true);
  const likes = searchPatterns(filter.search).map((pattern) => sql`s.document like ${pattern}`);
  const matches = sql`exists (select from customer_search s
    where s.brand_id = c.brand_id and s.customer_id = c.id and ${sql.join(likes, sql` and `)})`;
  return sampleWhere(ctx, [...where, matches]);
}

/** Counts customers (`c`, with facts `f`) for whom all conditions hold: exactly, or quickly and with an interval. */
export async function countWhere(ctx: Context, where: readonly RawBuilder<unknown>[], exact: boolean): Promise<Count> {
  const all = countOf(where);
  if (exact) return precisely((await all.execute(ctx.db)).rows[0]!.n);
  const estimated = await sampleWhere(ctx, where);
  if (estimated.exact || estimated.count > small) return estimated;
  const counted = await withinBudget(ctx, all);
  return counted === null ? estimated : precisely(counted);
}

async function sampleWhere(ctx: Context, where: readonly RawBuilder<unknown>[]): Promise<Count> {
  const width = await sampleWidth(ctx);
  const { rows } = await countOf([...where, sql`c.draw < ${width}`]).execute(ctx.db);
  return estimate(rows[0]!.n, width / draws);
}

function countOf(where: readonly RawBuilder<unknown>[]): RawBuilder<{ n: number }> {
  return sql`select count(*) as n from ${joined} where ${sql.join([...where], sql` and `)}`;
}

function precisely(n: number): Count {
  return { count: n, exact: true, low: n, high: n };
}

/** The count, or null where it took longer than the budget. */
async function withinBudget(ctx: Context, query: RawBuilder<{ n: number }>): Promise<number | null> {
  await sql`savepoint counting`.execute(ctx.db);
  await sql`set local statement_timeout = ${sql.lit(budget)}`.execute(ctx.db);
  try {
    const { rows } = await query.execute(ctx.db);
    await sql`set local statement_timeout to default`.execute(ctx.db);
    await sql`release savepoint counting`.execute(ctx.db);
    return rows[0]!.n;
  } catch (error) {
    await sql`rollback to savepoint counting`.execute(ctx.db);
    if ((error as { code?: string }).code === "57014") return null;
    throw error;
  }
}

/** How many of the draws make a sample of some thousand customers, by what the database last knew of the table's size. */
async function sampleWidth(ctx: Context): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select reltuples as n from pg_class where oid = 'hamdel.customer'::regclass`.execute(ctx.db);
  const share = sampled / Math.max(sampled, rows[0]?.n ?? 0);
  return Math.max(1, Math.round(share * draws));
}

/**
 * The number behind `hits` in a sample that took each with probability `share`, with its 95 % interval (score interval of a Poisson
 * count, thinned: https://en.wikipedia.org/wiki/Poisson_distribution#Confidence_interval).
 */
function estimate(hits: number, share: number): Count {
  if (share === 1) return precisely(hits);
  const z = 1.96;
  const middle = hits + (z * z) / 2;
  const half = z * Math.sqrt(hits * (1 - share) + (z * z) / 4);
  const low = Math.max(hits, Math.floor((middle - half) / share));
  return { count: Math.round(hits / share), exact: false, low, high: Math.ceil((middle + half) / share) };
}
