import type { Context } from "../../../../platform/db/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { findCase, holdCase, saveCase } from "../hold-case.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { writeCaseEvent } from "../write-event.ts";
import { escalateLater } from "./open-case.ts";

/**
 * A case whose deadline is long over without a contact goes up: to whom its rule says, else it stays with its owner and managers see it above
 * all others. Does so once for each deadline; comes again where the deadline was moved.
 */
export async function escalateCase(ctx: Context, caseId: number): Promise<void> {
  const found = await findCase(ctx, caseId).catch(() => null);
  if (!found) return;
  const held = await holdCase(ctx, caseId);
  const waits = held.state === "open" || held.state === "reopened";
  if (!waits || held.escalate_at === null || held.escalated_at !== null) return;
  if (held.escalate_at > ctx.now) return escalateLater(ctx, held.id, held.escalate_at);
  const rule = (await readCaseSettings(ctx)).rules.find(({ key }) => key === held.rule_key);
  const here = new Set((await listMembers(ctx)).map(({ userId }) => userId));
  const to = rule?.escalate_to && here.has(rule.escalate_to) ? rule.escalate_to : null;
  const from = held.assignee_id;
  await saveCase(ctx, held, { escalated_at: ctx.now, severity: 2, ...(to && { assignee_id: to }) });
  await writeCaseEvent(ctx, held.id, "escalated", { facts: { from, to } });
}
