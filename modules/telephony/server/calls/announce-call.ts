import type { Context } from "../../../../platform/db/index.ts";
import { announce, isNews } from "../../../../platform/events/index.ts";
import { CallEnded, CallMissed, type CallTold } from "../../events.ts";
import type { CallRow } from "./call-rows.ts";
import { talkOf, waitOf } from "./merge-call.ts";

/** Announces how a call ended where that was not known before (`held`), or known otherwise; what is history is not told. */
export async function announceCall(
  ctx: Context,
  held: CallRow,
  call: CallRow,
  customerId: number | null,
): Promise<void> {
  const { outcome, ended_at: endedAt } = call;
  if (!outcome || !endedAt || held.outcome === outcome || !isNews(ctx, endedAt)) return;
  const told: CallTold = {
    ...{ callId: call.id, customerId, conversationId: call.conversation_id, userId: call.user_id },
    ...{ direction: call.direction, outcome, beganAt: call.began_at.toISOString(), endedAt: endedAt.toISOString() },
    ...{ waitSeconds: waitOf(call), talkSeconds: talkOf(call) },
  };
  await announce(ctx, CallEnded, told);
  if (isMissed(call) && !isMissed(held)) await announce(ctx, CallMissed, told);
}

function isMissed({ direction, outcome }: CallRow): boolean {
  return direction === "in" && outcome !== null && outcome !== "answered" && outcome !== "cancelled";
}
