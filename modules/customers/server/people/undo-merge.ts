import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { CustomerMergeUndone } from "../../events.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { fill, lost, type MergeProfile, minus, plus, takeBack } from "./merge-profile.ts";
import {
  chainOf,
  findMerge,
  lockForMerge,
  type Merge,
  type MergeCustomer,
  saveMergeProfiles,
  standAlone,
  standingMerges,
} from "./merge-rows.ts";
import { recomputeAnonymity } from "./recompute-anonymity.ts";
import { refreshSearch } from "./refresh-search.ts";

const undoableDays = 30;

/** Until when a merge can be undone. */
export function undoableUntil(mergedAt: Date): Date {
  return new Date(mergedAt.getTime() + undoableDays * 86_400_000);
}

/**
 * Gives the loser back everything that is its own, newer rows that came by its identities too, also where the winner was merged
 * further meanwhile; takes back from the winner what it had been given. The two are remembered as told apart.
 */
export async function undoMerge(ctx: Context, mergeId: number): Promise<void> {
  const merge = await findMerge(ctx, mergeId);
  if (!merge) throw new Refusal("not_found", "merge");
  const chain = await chainOf(ctx, merge.loserId);
  const customers = await lockForMerge(ctx, chain);
  const now = await findMerge(ctx, mergeId);
  if (!now || now.undoneAt || !isChain(chain, customers)) throw new Refusal("conflict", "merge");
  if (ctx.now > undoableUntil(merge.mergedAt)) throw new Refusal("merge_too_old");
  if (chain.some((id) => customers.get(id)!.erased)) throw new Refusal("conflict", "merge");

  const standingId = chain.at(-1)!;
  await sql`update customer_merge set undone_at = ${ctx.now}, undone_by = ${"id" in ctx.actor ? String(ctx.actor.id) : null}
    where brand_id = ${ctx.brandId} and id = ${mergeId}`.execute(ctx.db);
  await takeBackAlong(ctx, chain, customers, now);
  await keepWithdrawals(ctx, now, standingId);
  await standAlone(ctx, merge.loserId);
  await recomputeAnonymity(ctx, [merge.loserId, standingId]);
  await tellApart(ctx, merge.loserId, new Set([merge.winnerId, standingId]));
  await refreshSearch(ctx, [merge.loserId, standingId]);
  await touchCustomers(ctx, { customerIds: [merge.loserId, standingId] });
  await announce(ctx, CustomerMergeUndone, { mergeId, winnerId: standingId, loserId: merge.loserId });
}

function isChain(chain: number[], customers: Map<number, MergeCustomer>): boolean {
  return chain.every((id, n) => customers.get(id)?.mergedInto === (chain[n + 1] ?? null));
}

/** Up the chain, each winner loses what it got and is filled again from those still merged into it. */
async function takeBackAlong(
  ctx: Context,
  chain: number[],
  customers: Map<number, MergeCustomer>,
  undone: Merge,
): Promise<void> {
  const merges = await standingMerges(ctx, chain);
  const profiles = new Map<number, MergeProfile>();
  let leaving = customers.get(undone.loserId)!.profile;
  let moved = undone.moved;
  for (const id of chain.slice(1)) {
    const before = customers.get(id)!.profile;
    let after = takeBack(before, leaving, moved);
    const below = merges.filter((merge) => merge.winnerId === id);
    const children = await lockForMerge(
      ctx,
      below.map((merge) => merge.loserId),
    );
    for (const merge of below) {
      const refilled = fill(after, profiles.get(merge.loserId) ?? children.get(merge.loserId)!.profile);
      after = refilled.profile;
      await saveMoved(ctx, merge.id, plus(merge.moved, refilled.moved));
    }
    profiles.set(id, after);
    const above = merges.find((merge) => merge.loserId === id);
    if (!above) break;
    moved = lost(above.moved, before, after);
    leaving = before;
    above.moved = minus(above.moved, moved);
    await saveMoved(ctx, above.id, above.moved);
  }
  await saveMergeProfiles(ctx, profiles);
}

async function saveMoved(ctx: Context, mergeId: number, moved: Merge["moved"]): Promise<void> {
  await sql`update customer_merge set moved = ${JSON.stringify(moved)}::jsonb
    where brand_id = ${ctx.brandId} and id = ${mergeId}`.execute(ctx.db);
}

/** Who said no while the two counted as one said it for both: nobody is contacted because a merge was undone. */
async function keepWithdrawals(ctx: Context, merge: Merge, standingId: number): Promise<void> {
  await sql`insert into consent (brand_id, home_id, customer_id, channel, purpose, granted, at, source, by_user)
    select brand_id, ${merge.loserId}, ${merge.loserId}, channel, purpose, false, at, 'merge_undone', by_user
    from consent where brand_id = ${ctx.brandId} and customer_id = ${standingId} and home_id <> ${merge.loserId}
      and not granted and at >= ${merge.mergedAt}`.execute(ctx.db);
}

/** They are not joined by themselves again, nor suggested. */
async function tellApart(ctx: Context, loserId: number, winnerIds: Set<number>): Promise<void> {
  for (const winnerId of winnerIds) {
    await sql`insert into match_suggestion (brand_id, customer_a, customer_b, reason, score, created_at, dismissed_at)
      values (${ctx.brandId}, ${Math.min(winnerId, loserId)}, ${Math.max(winnerId, loserId)}, 'told_apart', 0, ${ctx.now}, ${ctx.now})
      on conflict (brand_id, customer_a, customer_b) do update set accepted_at = null, dismissed_at = excluded.dismissed_at`.execute(
      ctx.db,
    );
  }
}
