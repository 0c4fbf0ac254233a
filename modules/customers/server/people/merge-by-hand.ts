import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { undoMerge } from "./undo-merge.ts";

/** Merges two customers because a person says they are one; `winnerId` stays. Gives the merge's id. */
export async function mergeByHand(
  ctx: Context,
  winnerId: number,
  loserId: number,
  reason = "by_hand",
): Promise<number> {
  if (winnerId === loserId) throw new Refusal("merge_with_itself", "with");
  const [id] = await mergeCustomers(ctx, [{ winnerId, loserId }], { reason, automatic: false });
  const detail = { with: loserId, merge: id };
  await recordAudit(ctx, { action: "customer.merged", subject: "customer", subjectId: winnerId, detail });
  return id!;
}

/** Undoes a merge because a person says they are two. */
export async function undoByHand(ctx: Context, mergeId: number): Promise<void> {
  await undoMerge(ctx, mergeId);
  await recordAudit(ctx, { action: "customer.merge_undone", subject: "merge", subjectId: mergeId });
}
