import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { type CasePatch, type CaseState, severities } from "../../contract.ts";
import { isOver, mayBecome } from "../case-state.ts";
import { refuseUnknownCauses } from "../causes/root-causes.ts";
import { type Case, holdCase, saveCase } from "../hold-case.ts";
import { afterWorkingHours } from "../open/deadline.ts";
import { refuseStrangers } from "../open/open-by-hand.ts";
import { escalateLater } from "../open/open-case.ts";
import { writeCaseEvent } from "../write-event.ts";

/** Working hours after a deadline that somebody set until a case goes up. */
const usualEscalation = 8;

/**
 * Changes a case: what it says, whose it is, by when, put aside until a time. Refuses `not_found`, `member_unknown`, `past_time`,
 * `snooze_past` and `root_cause_unknown`.
 */
export async function changeCase(ctx: Context, id: number, patch: CasePatch): Promise<void> {
  const held = await holdCase(ctx, id);
  await refuseStrangers(ctx, patch);
  if (patch.root_cause) await refuseUnknownCauses(ctx, [patch.root_cause]);
  if (patch.due_at && new Date(patch.due_at) <= ctx.now) throw new Refusal("past_time", "due_at");
  if (patch.snoozed_until && new Date(patch.snoozed_until) <= ctx.now) throw new Refusal("snooze_past");
  const { assignee, team, due_at, severity, snoozed_until, note, cost, ...words } = patch;
  const before = held.assignee_id;
  const { currency } = await brandSettings(ctx);
  await saveCase(ctx, held, {
    ...words,
    ...(severity && { severity: severities.indexOf(severity) }),
    ...(assignee !== undefined && { assignee_id: assignee }),
    ...(team !== undefined && { team_id: team }),
    ...(cost !== undefined && { cost, cost_currency: cost === null ? null : currency }),
    ...(snoozed_until !== undefined && { snoozed_until: snoozed_until === null ? null : new Date(snoozed_until) }),
  });
  if (due_at) await moveDeadline(ctx, held, new Date(due_at));
  if (assignee !== undefined && assignee !== before) {
    await writeCaseEvent(ctx, held.id, "assigned", {
      facts: { from: before, to: assignee, team: held.team_id },
      text: note ?? "",
    });
  }
  if (snoozed_until) await writeCaseEvent(ctx, held.id, "snoozed", { facts: { until: snoozed_until } });
  const changed = Object.keys(patch).filter((name) => !["assignee", "note", "snoozed_until"].includes(name));
  if (changed.length > 0) {
    await writeCaseEvent(ctx, held.id, "changed", {
      facts: {
        what: changed,
        ...(severity && { severity }),
        ...(due_at && { due_at }),
        ...(patch.root_cause && { root_cause: patch.root_cause }),
      },
    });
  }
}

async function moveDeadline(ctx: Context, held: Case, dueAt: Date): Promise<void> {
  const escalateAt = held.contacted_at === null ? await afterWorkingHours(ctx, dueAt, usualEscalation) : null;
  await saveCase(ctx, held, { due_at: dueAt, escalate_at: escalateAt, escalated_at: null });
  await escalateLater(ctx, held.id, escalateAt);
}

/** Takes a case up again, with the deadline of a new one; where it was withdrawn by mistake, as it was. Refuses `case_move_refused`. */
export async function reopenCase(ctx: Context, id: number): Promise<void> {
  const held = await holdCase(ctx, id);
  if (!isOver(held.state)) throw new Refusal("case_move_refused");
  if (held.state === "withdrawn") {
    const back: CaseState = held.contacted_at ? "contacted" : "open";
    await saveCase(ctx, held, { state: back, closed_at: null });
  } else {
    await comeBack(ctx, held);
  }
  await writeCaseEvent(ctx, held.id, "reopened");
}

/** It was not solved: the case is open again, due within a working day, and counted as reopened. */
export async function comeBack(ctx: Context, held: Case): Promise<void> {
  const dueAt = await afterWorkingHours(ctx, ctx.now, usualEscalation);
  const escalateAt = await afterWorkingHours(ctx, dueAt, usualEscalation);
  await saveCase(ctx, held, {
    ...{ state: "reopened", closed_at: null, confirmed_at: null, reopened: held.reopened + 1, snoozed_until: null },
    ...{ due_at: dueAt, escalate_at: escalateAt, escalated_at: null },
  });
  await escalateLater(ctx, held.id, escalateAt);
}

/** Says that it is no case after all. Refuses `case_move_refused` where it is over. */
export async function withdrawCase(ctx: Context, id: number): Promise<void> {
  const held = await holdCase(ctx, id);
  if (!mayBecome(held.state, "withdrawn")) throw new Refusal("case_move_refused");
  await saveCase(ctx, held, { state: "withdrawn", closed_at: ctx.now, escalate_at: null });
  await writeCaseEvent(ctx, held.id, "withdrawn");
}
