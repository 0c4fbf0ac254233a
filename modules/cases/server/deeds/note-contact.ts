import type { Context } from "../../../../platform/db/index.ts";
import { brandHours, workingMilliseconds } from "../../../inbox/index.ts";
import { mayBecome } from "../case-state.ts";
import { type Case, saveCase } from "../hold-case.ts";

const day = 86_400_000;

/** The customer was reached: the clock of the first contact stops, for good. Whoever reached them takes a case of nobody. */
export async function noteContact(ctx: Context, held: Case): Promise<void> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const first = held.contacted_at === null;
  const calendar = first ? await brandHours(ctx, new Date(held.opened_at.getTime() - day)) : null;
  await saveCase(ctx, held, {
    ...(mayBecome(held.state, "contacted") && { state: "contacted", snoozed_until: null }),
    ...(calendar && { contacted_at: ctx.now, contact_ms: workingMilliseconds(calendar, held.opened_at, ctx.now) }),
    ...(held.assignee_id === null && me && { assignee_id: me }),
    escalate_at: null,
  });
}
