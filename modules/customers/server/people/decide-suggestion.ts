import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { actorId } from "../profile/standing-customer.ts";
import { mergeByHand } from "./merge-by-hand.ts";

type Pair = { customer_a: number; customer_b: number; reason: string };

async function openSuggestion(ctx: Context, id: number): Promise<Pair> {
  const { rows } = await sql<Pair & { decided: boolean }>`
    select customer_a, customer_b, reason, accepted_at is not null or dismissed_at is not null as decided
    from match_suggestion where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "suggestion");
  if (rows[0].decided) throw new Refusal("conflict", "suggestion");
  return rows[0];
}

/** The two are one: merges them, the older customer stays. Gives the merge. */
export async function acceptSuggestion(ctx: Context, id: number): Promise<{ merge_id: number; winner_id: number }> {
  const { customer_a: winner, customer_b: loser, reason } = await openSuggestion(ctx, id);
  await sql`update match_suggestion set accepted_at = ${ctx.now}, decided_by = ${actorId(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  return { merge_id: await mergeByHand(ctx, winner, loser, reason), winner_id: winner };
}

/** The two are not one: they are neither suggested again nor joined by themselves. */
export async function dismissSuggestion(ctx: Context, id: number): Promise<void> {
  await openSuggestion(ctx, id);
  await sql`update match_suggestion set dismissed_at = ${ctx.now}, decided_by = ${actorId(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "suggestion.dismissed", subject: "suggestion", subjectId: id });
}

/** Takes a dismissal back. */
export async function reopenSuggestion(ctx: Context, id: number): Promise<void> {
  const { numAffectedRows } = await sql`update match_suggestion set dismissed_at = null, decided_by = null
    where brand_id = ${ctx.brandId} and id = ${id} and dismissed_at is not null and reason <> 'told_apart'`.execute(
    ctx.db,
  );
  if (!numAffectedRows) throw new Refusal("not_found", "suggestion");
}
