import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { CustomersMerged } from "../../events.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { fill } from "./merge-profile.ts";
import { insertMerges, lockForMerge, type MergeCustomer, pointToWinners, saveMergeProfiles } from "./merge-rows.ts";
import { refreshSearch } from "./refresh-search.ts";

type Pair = { winnerId: number; loserId: number };
const announcedAtOnce = 500;

/**
 * Makes each loser count as its winner: a mapping, no fact moves. A loser may be named once and must not be a winner too.
 * Gives the merges' ids in order. Refuses with `conflict` where one of them is merged or erased meanwhile.
 */
export async function mergeCustomers(
  ctx: Context,
  pairs: readonly Pair[],
  why: { reason: string; automatic: boolean },
): Promise<number[]> {
  if (pairs.length === 0) return [];
  const customers = await lockForMerge(
    ctx,
    pairs.flatMap((pair) => [pair.winnerId, pair.loserId]),
  );
  const merges = pairs.map(({ winnerId, loserId }) => {
    const winner = standing(customers, winnerId);
    const loser = standing(customers, loserId);
    const { profile, moved } = fill(winner.profile, loser.profile);
    winner.profile = profile;
    return { winnerId, loserId, moved };
  });
  const winners = new Set(pairs.map((pair) => pair.winnerId));
  await saveMergeProfiles(ctx, new Map([...winners].map((id) => [id, customers.get(id)!.profile])));
  await pointToWinners(ctx, pairs);
  const by = "id" in ctx.actor ? String(ctx.actor.id) : null;
  const ids = await insertMerges(ctx, merges, { ...why, by });
  await closeSuggestions(ctx, pairs);
  const touched = pairs.flatMap((pair) => [pair.winnerId, pair.loserId]);
  await refreshSearch(ctx, touched);
  await touchCustomers(ctx, { customerIds: touched });
  await tell(
    ctx,
    pairs.map((pair, n) => ({ ...pair, mergeId: ids[n]!, automatic: why.automatic })),
  );
  return ids;
}

function standing(customers: Map<number, MergeCustomer>, id: number): MergeCustomer {
  const found = customers.get(id);
  if (!found) throw new Refusal("not_found", "customer");
  if (found.mergedInto !== null || found.erased) throw new Refusal("conflict", "customer");
  return found;
}

async function closeSuggestions(ctx: Context, pairs: readonly Pair[]): Promise<void> {
  await sql`update match_suggestion s set accepted_at = ${ctx.now}
    from unnest(${pairs.map((pair) => pair.winnerId)}::bigint[], ${pairs.map((pair) => pair.loserId)}::bigint[]) as v(winner, loser)
    where s.brand_id = ${ctx.brandId} and s.customer_a = least(v.winner, v.loser) and s.customer_b = greatest(v.winner, v.loser)
      and s.accepted_at is null`.execute(ctx.db);
}

async function tell(
  ctx: Context,
  merges: { mergeId: number; winnerId: number; loserId: number; automatic: boolean }[],
) {
  for (let at = 0; at < merges.length; at += announcedAtOnce) {
    await announce(ctx, CustomersMerged, { merges: merges.slice(at, at + announcedAtOnce) });
  }
}
