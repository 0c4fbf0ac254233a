import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { holdCase, saveCase } from "../hold-case.ts";
import { writeCaseEvent } from "../write-event.ts";

/** A customer who did not answer in time: the case is closed and counts as unconfirmed, never as solved. */
export async function closeUnconfirmed(ctx: Context, caseId: number): Promise<void> {
  const { rows } = await sql<{ until: Date | null }>`select max(expires_at) as until from case_confirmation
    where brand_id = ${ctx.brandId} and case_id = ${caseId} and answered_at is null`.execute(ctx.db);
  const until = rows[0]?.until;
  if (!until) return;
  const held = await holdCase(ctx, caseId);
  if (held.state !== "waiting_confirmation") return;
  if (until > ctx.now) {
    await enqueue(
      ctx,
      "close-unconfirmed-case",
      { caseId },
      { key: `case-unconfirmed:${ctx.brandId}:${caseId}`, runAt: until },
    );
    return;
  }
  await saveCase(ctx, held, { state: "closed_unconfirmed", closed_at: ctx.now });
  await writeCaseEvent(ctx, held.id, "closed_unconfirmed");
}
