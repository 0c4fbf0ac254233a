import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { identityOfCustomer } from "../../../customers/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import { type CaseSource, type Severity, severities } from "../../contract.ts";
import { type Case, caseTopic, findCase } from "../hold-case.ts";
import { writeCaseEvent } from "../write-event.ts";

export type Opening = {
  customerId: number;
  conversationId: number | null;
  subject: string | null;
  title: string;
  wrong: string;
  source: CaseSource;
  ruleKey: string | null;
  severity: Severity;
  assignee: string | null;
  team: number | null;
  touchpoint: string | null;
  productId: number | null;
  dueAt: Date;
  escalateAt: Date | null;
};

/** Opens a case with the next number, tells its history, the timeline and whoever looks. Gives it. */
export async function openCase(ctx: Context, opening: Opening): Promise<Case> {
  const identityId = await identityOfCustomer(ctx, opening.customerId);
  const { rows } = await sql<{ id: number }>`
    with counted as (insert into case_counter (brand_id, last) values (${ctx.brandId}, 1)
      on conflict (brand_id) do update set last = case_counter.last + 1 returning last)
    insert into customer_case (brand_id, number, identity_id, conversation_id, subject, title, wrong, source, rule_key, severity, state,
      assignee_id, team_id, touchpoint, product_id, opened_at, opened_by, due_at, escalate_at, changed_at)
    select ${ctx.brandId}, last, ${identityId}, ${opening.conversationId}, ${opening.subject}, ${opening.title}, ${opening.wrong},
      ${opening.source}, ${opening.ruleKey}, ${severities.indexOf(opening.severity)}, 'open', ${opening.assignee}, ${opening.team},
      ${opening.touchpoint}, ${opening.productId}, ${ctx.now}, ${authorOf(ctx)}, ${opening.dueAt}, ${opening.escalateAt}, ${ctx.now}
    from counted returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await writeCaseEvent(ctx, id, "opened", {
    facts: { source: opening.source, rule: opening.ruleKey, severity: opening.severity, assignee: opening.assignee },
  });
  await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "cases"),
      externalId: `case:${id}:opened`,
      identityId,
      occurredAt: ctx.now,
      kind: "activity",
      channel: "other",
      touchpoint: opening.touchpoint,
      subject: "case_opened",
      subjectId: id,
    },
  ]);
  await recordChanges(ctx, caseTopic, [id]);
  await escalateLater(ctx, id, opening.escalateAt);
  return findCase(ctx, id);
}

/** Has a case looked at when it is to be escalated; a later time replaces an earlier one. */
export async function escalateLater(ctx: Context, caseId: number, at: Date | null): Promise<void> {
  if (at === null) return;
  await enqueue(ctx, "escalate-case", { caseId }, { key: `case-escalate:${ctx.brandId}:${caseId}`, runAt: at });
}
