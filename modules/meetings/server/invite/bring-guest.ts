import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { GuestAnswer } from "../../contract.ts";
import { giveAnswer, readGuest } from "../public/answer.ts";

export type InvitedElsewhere = { identityId: number; answer: GuestAnswer | null };

/** Notes a guest who was invited by other means than a letter of ours, with what they said; nobody is written to. Twice is once. */
export async function bringGuest(
  ctx: Context,
  meetingId: number,
  { identityId, answer }: InvitedElsewhere,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`insert into meeting_guest (brand_id, meeting_id, identity_id, way, made_at)
    values (${ctx.brandId}, ${meetingId}, ${identityId}, 'invited', ${ctx.now}) on conflict do nothing returning id`.execute(
    ctx.db,
  );
  const [made] = rows;
  const held = made && answer ? await readGuest(ctx, made.id, { hold: true }) : null;
  if (held && answer) await giveAnswer(ctx, held, answer, "page");
}
