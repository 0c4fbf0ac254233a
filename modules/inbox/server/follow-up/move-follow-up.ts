import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";

/** What was to be remembered of a conversation that goes into another is remembered there; of two the earlier. */
export async function takeFollowUpAlong(ctx: Context, from: number, into: number): Promise<void> {
  const { rows } = await sql<{ follow_up_at: Date }>`
    update conversation into_c set follow_up_at = least(into_c.follow_up_at, c.follow_up_at),
      follow_up_by = case when into_c.follow_up_at is null or c.follow_up_at < into_c.follow_up_at then c.follow_up_by else into_c.follow_up_by end
    from conversation c where c.brand_id = ${ctx.brandId} and c.id = ${from} and c.follow_up_at is not null
      and into_c.brand_id = c.brand_id and into_c.id = ${into} returning into_c.follow_up_at`.execute(ctx.db);
  if (rows[0]) await enqueueFollowUp(ctx, into, rows[0].follow_up_at);
}

/** Has a conversation looked at when its customer should have answered; one job for each conversation. */
export async function enqueueFollowUp(ctx: Context, conversationId: number, at: Date): Promise<void> {
  const key = `follow-up:${ctx.brandId}:${conversationId}`;
  await enqueue(ctx, "follow-up", { conversationId }, { key, runAt: at });
}
