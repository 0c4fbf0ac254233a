import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

export type Suggestion = { a: number; b: number; reason: string; score: number; identityId: number | null };

/** Suggests pairs of customers as one person; a pair that was suggested or decided before stays as it is. */
export async function saveSuggestions(ctx: Context, found: readonly Suggestion[]): Promise<void> {
  const pairs = new Map<string, Suggestion>();
  for (const one of found) {
    if (one.a === one.b) continue;
    const [a, b] = one.a < one.b ? [one.a, one.b] : [one.b, one.a];
    if (!pairs.has(`${a}:${b}`)) pairs.set(`${a}:${b}`, { ...one, a, b });
  }
  if (pairs.size === 0) return;
  const rows = [...pairs.values()].sort((one, other) => one.a - other.a || one.b - other.b);
  await sql`
    insert into match_suggestion (brand_id, customer_a, customer_b, reason, score, identity_id, created_at)
    select ${ctx.brandId}, a, b, reason, score, identity_id, ${ctx.now}
    from unnest(${rows.map((row) => row.a)}::bigint[], ${rows.map((row) => row.b)}::bigint[],
      ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.score)}::real[],
      ${rows.map((row) => row.identityId)}::bigint[]) as v(a, b, reason, score, identity_id)
    on conflict (brand_id, customer_a, customer_b) do nothing`.execute(ctx.db);
}
