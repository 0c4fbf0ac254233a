import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { merge, Suggestion } from "../../contract.ts";
import { customerNames } from "../list/customer-names.ts";
import { cursorOf, placeOf } from "../list/customer-sort.ts";
import { describeCustomers, onWire } from "../list/list-customers.ts";
import { standingCustomer } from "../profile/standing-customer.ts";
import { familyOf } from "./merge-rows.ts";
import { undoableUntil } from "./undo-merge.ts";

type MergeRow = z.infer<typeof merge>;

/** Merges into this customer and into those merged into it, newest first. Refuses `not_found`. */
export async function listMerges(ctx: Context, customerId: number): Promise<MergeRow[]> {
  await standingCustomer(ctx, customerId);
  const family = await familyOf(ctx, customerId);
  const { rows } = await sql<Omit<MergeRow, "merged_at"> & { merged_at: Date }>`
    select id, winner_id, loser_id, reason, automatic, merged_at, merged_by, undone_at from customer_merge
    where brand_id = ${ctx.brandId} and winner_id = any(${family}::bigint[]) order by id desc limit 100`.execute(
    ctx.db,
  );
  const names = await customerNames(
    ctx,
    rows.map((row) => row.loser_id),
  );
  return rows.map((row) => ({
    ...(onWire(row) as unknown as MergeRow),
    loser_label: names.get(row.loser_id) ?? null,
    undoable_until: undoableUntil(row.merged_at).toISOString(),
  }));
}

type SuggestionRow = Omit<Suggestion, "a" | "b"> & { customer_a: number; customer_b: number };
export type SuggestionQuery = { customer?: number; after?: string; limit: number };

/** Pairs that may be one, the likeliest first; of one customer where asked. Pairs of which one was merged or erased are left out. */
export async function listSuggestions(ctx: Context, { customer, after, limit }: SuggestionQuery) {
  const place = placeOf(after);
  const open = sql`s.brand_id = ${ctx.brandId} and s.accepted_at is null and s.dismissed_at is null`;
  const beyond = place ? sql`(s.score, -s.id) < (${place.key}::real, ${-place.id}::bigint)` : sql`true`;
  const { rows } = await sql<SuggestionRow>`
    select s.id, s.customer_a, s.customer_b, s.reason, s.score, s.created_at,
      (select coalesce(i.shown, i.value) from identity i where i.brand_id = s.brand_id and i.id = s.identity_id) as identity
    from match_suggestion s
    join customer a on a.brand_id = s.brand_id and a.id = s.customer_a and a.listed
    join customer b on b.brand_id = s.brand_id and b.id = s.customer_b and b.listed
    where ${open} and ${beyond} and ${customer ? sql`${customer}::bigint in (s.customer_a, s.customer_b)` : sql`true`}
    order by s.score desc, s.id limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const people = await describeCustomers(ctx, [...new Set(page.flatMap((row) => [row.customer_a, row.customer_b]))]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const waiting = await sql<{
    n: number;
  }>`select count(*) as n from (select from match_suggestion s where ${open} limit 1000) as open`.execute(ctx.db);
  const last = page.at(-1);
  return {
    rows: page.map(({ customer_a, customer_b, ...row }) => ({
      ...onWire(row),
      a: byId.get(customer_a)!,
      b: byId.get(customer_b)!,
    })),
    next: rows.length > page.length && last ? cursorOf({ key: String(last.score), id: last.id }) : null,
    waiting: waiting.rows[0]!.n,
  };
}
