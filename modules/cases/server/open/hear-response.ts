import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { findConversation } from "../../../inbox/index.ts";
import { type CaseRule, severities } from "../../contract.ts";
import { type Case, caseColumns, findCase, holdCase, saveCase } from "../hold-case.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { writeCaseEvent } from "../write-event.ts";
import { chooseOwner } from "./choose-owner.ts";
import { afterWorkingHours } from "./deadline.ts";
import { type Answer, ruleFor, subjectOf } from "./judge-answer.ts";
import { openCase } from "./open-case.ts";
import { type AroundAnswer, answerOf, readResponse, type Submitted } from "./read-answer.ts";
import { titleOf } from "./title-of.ts";

type Known = Submitted & { customerId: number; comment: string };

/**
 * A bad answer opens a case, or joins the open one of this customer about the same thing; one that was changed for the better withdraws from
 * it. Heard twice it changes nothing. Of somebody nobody knows, nobody can be called back: no case.
 */
export async function weighResponse(ctx: Context, heard: Submitted): Promise<void> {
  if (heard.customerId === null) return;
  const { customerId } = heard;
  await holdOffErasures(ctx);
  // Two answers of one customer at the same time are one case.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case of ${ctx.brandId} ${customerId}`}, 0))`.execute(
    ctx.db,
  );
  const around = await readResponse(ctx, heard.responseId);
  const known: Known = { ...heard, customerId, comment: around?.comment ?? "" };
  const answer = await answerOf(ctx, known, around);
  const rule = ruleFor((await readCaseSettings(ctx)).rules, answer);
  const before = await caseOfResponse(ctx, known.responseId);
  if (before) return known.changed ? changeAnswer(ctx, before, known, rule) : undefined;
  if (!rule) return;
  const subject = subjectOf(answer);
  const open = await openCaseAbout(ctx, customerId, subject);
  const held = open ?? (await openByRule(ctx, known, { answer, rule, around, subject }));
  await keepAnswer(ctx, held.id, known);
  if (open) await join(ctx, open, known, rule);
}

async function caseOfResponse(ctx: Context, responseId: number): Promise<Case | null> {
  const { rows } = await sql<{ case_id: number }>`select case_id from case_response
    where brand_id = ${ctx.brandId} and response_id = ${responseId}`.execute(ctx.db);
  return rows[0] ? holdCase(ctx, rows[0].case_id) : null;
}

/** The open case of a customer about something, of those merged into them too. */
async function openCaseAbout(ctx: Context, customerId: number, subject: string): Promise<Case | null> {
  const { rows } = await sql<Case>`select ${caseColumns} from customer_case c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.subject = ${subject} and c.closed_at is null
    order by c.id limit 1 for update of c`.execute(ctx.db);
  return rows[0] ?? null;
}

type Found = { answer: Answer; rule: CaseRule; around: AroundAnswer | null; subject: string };

async function openByRule(ctx: Context, heard: Known, { answer, rule, around, subject }: Found): Promise<Case> {
  const { language } = await brandSettings(ctx);
  const bad = answer.scores.filter(({ kind, score }) =>
    rule.scores.some((bounds) => bounds.kind === kind && score >= bounds.from && score <= bounds.to),
  );
  const dueAt = await afterWorkingHours(ctx, ctx.now, rule.hours);
  return openCase(ctx, {
    customerId: heard.customerId,
    conversationId: heard.conversationId && (await findConversation(ctx, heard.conversationId)).id,
    subject,
    title: titleOf({ scores: bad }, around?.survey_name ?? null, language),
    wrong: "",
    source: "response",
    ruleKey: rule.key,
    severity: rule.severity,
    assignee: await chooseOwner(ctx, rule),
    team: rule.team,
    touchpoint: answer.touchpoint,
    productId: answer.productId,
    dueAt,
    escalateAt: rule.escalate_hours === null ? null : await afterWorkingHours(ctx, dueAt, rule.escalate_hours),
  });
}

async function keepAnswer(ctx: Context, caseId: number, heard: Known): Promise<void> {
  await sql`insert into case_response (brand_id, response_id, case_id, survey_id, scores, comment, mode, answered_at)
    values (${ctx.brandId}, ${heard.responseId}, ${caseId}, ${heard.surveyId}, ${JSON.stringify(heard.scores)}::jsonb,
      ${heard.comment}, ${heard.mode}, ${heard.answeredAt})
    on conflict (brand_id, response_id) do update set scores = excluded.scores, comment = excluded.comment, withdrawn_at = null`.execute(
    ctx.db,
  );
}

/** A later bad answer joins an open case, and can only make it graver. Who was asked whether it is solved has answered in their way. */
async function join(ctx: Context, held: Case, heard: Known, rule: CaseRule): Promise<void> {
  const severity = Math.max(held.severity, severities.indexOf(rule.severity));
  const again = held.state === "waiting_confirmation";
  await saveCase(ctx, held, { severity, ...(again && { state: "reopened", reopened: held.reopened + 1 }) });
  await writeCaseEvent(ctx, held.id, "joined", { facts: { response: heard.responseId } });
}

async function changeAnswer(ctx: Context, held: Case, heard: Known, rule: CaseRule | null): Promise<void> {
  const { rows } = await sql<{ same: boolean; withdrawn: boolean }>`
    select scores = ${JSON.stringify(heard.scores)}::jsonb and comment = ${heard.comment} as same,
      withdrawn_at is not null as withdrawn
    from case_response where brand_id = ${ctx.brandId} and response_id = ${heard.responseId}`.execute(ctx.db);
  const was = rows[0]!;
  if (was.same && was.withdrawn === (rule === null)) return;
  await keepAnswer(ctx, held.id, heard);
  if (rule) {
    await saveCase(ctx, held, { severity: Math.max(held.severity, severities.indexOf(rule.severity)) });
    await writeCaseEvent(ctx, held.id, "answer_changed", { facts: { response: heard.responseId } });
    return;
  }
  await sql`update case_response set withdrawn_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and response_id = ${heard.responseId}`.execute(ctx.db);
  await writeCaseEvent(ctx, held.id, "answer_withdrawn", { facts: { response: heard.responseId } });
  await withdrawUntouched(ctx, held);
}

/** A case that nobody has worked on and on which no bad answer stands any more is none. */
async function withdrawUntouched(ctx: Context, held: Case): Promise<void> {
  if (held.state !== "open" || held.source !== "response") return saveCase(ctx, held, {});
  const { rows } = await sql`select from case_response where brand_id = ${ctx.brandId} and case_id = ${held.id}
    and withdrawn_at is null limit 1`.execute(ctx.db);
  if (rows.length > 0) return saveCase(ctx, held, {});
  await saveCase(ctx, held, { state: "withdrawn", closed_at: ctx.now, escalate_at: null });
  await writeCaseEvent(ctx, held.id, "withdrawn", { facts: { because: "answer" } });
}

/** The case that a response stands in, if the actor may see it. */
export async function caseOf(ctx: Context, responseId: number): Promise<Case | null> {
  const { rows } = await sql<{ case_id: number }>`select case_id from case_response
    where brand_id = ${ctx.brandId} and response_id = ${responseId}`.execute(ctx.db);
  return rows[0] ? findCase(ctx, rows[0].case_id) : null;
}
