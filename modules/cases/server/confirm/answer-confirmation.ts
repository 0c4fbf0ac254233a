import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { changeConversation, writeNote } from "../../../inbox/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import { comeBack } from "../deeds/change-case.ts";
import { type Case, holdCase, saveCase } from "../hold-case.ts";
import { afterWorkingHours } from "../open/deadline.ts";
import { openCase } from "../open/open-case.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { writeCaseEvent } from "../write-event.ts";

/** By what name the customer stands in a history. */
export const byCustomer = "customer";

export type Confirmation = {
  id: number;
  case_id: number | null;
  conversation_id: number | null;
  identity_id: number;
  customer_id: number;
  expires_at: Date;
  answered_at: Date | null;
  answer: "yes" | "no" | null;
  comment: string;
  about: string | null;
};

/** One question to a customer; null where there is none, or its person was erased. `about` is what the case is called. */
export async function readConfirmation(ctx: Context, id: number, lock = false): Promise<Confirmation | null> {
  const { rows } = await sql<Confirmation>`
    select f.id, f.case_id, f.conversation_id, f.identity_id, m.customer_id, f.expires_at, f.answered_at, f.answer, f.comment,
      (select nullif(c.title, '') from customer_case c where c.brand_id = f.brand_id and c.id = f.case_id) as about
    from case_confirmation f join identity_map m on m.brand_id = f.brand_id and m.identity_id = f.identity_id
    where f.brand_id = ${ctx.brandId} and f.id = ${id} ${lock ? sql`for update of f` : sql``}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** A page was looked at; that answers nothing. */
export async function noteOpened(ctx: Context, id: number): Promise<void> {
  await sql`update case_confirmation set opened_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${id}
    and opened_at is null`.execute(ctx.db);
}

export type Said = { solved: boolean; comment: string };

/**
 * What the customer says: yes closes the case as solved, no opens it again. The same again changes nothing; another word within the time holds
 * from then on. Gives `late` where the time is over, `gone` where there is no such question.
 */
export async function answerConfirmation(ctx: Context, id: number, said: Said): Promise<"taken" | "late" | "gone"> {
  await holdOffErasures(ctx);
  // Always the case first, then its question: whoever asks anew takes them in that order too.
  const seen = await readConfirmation(ctx, id);
  if (!seen) return "gone";
  const held = seen.case_id === null ? null : await holdCase(ctx, seen.case_id);
  const asked = (await readConfirmation(ctx, id, true))!;
  if (asked.expires_at <= ctx.now) return "late";
  const answer = said.solved ? "yes" : "no";
  if (asked.answer === answer && (said.comment === "" || said.comment === asked.comment)) return "taken";
  const comment = said.comment || asked.comment;
  await sql`update case_confirmation set answer = ${answer}, comment = ${comment}, answered_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (held) await settleCase(ctx, held, said, asked.answer);
  else if (asked.answer !== answer) await settleConversation(ctx, asked, said);
  return "taken";
}

async function settleCase(ctx: Context, held: Case, said: Said, before: Confirmation["answer"]): Promise<void> {
  const how = { by: byCustomer, text: said.comment, facts: { again: before !== null } };
  if (said.solved) {
    if (held.state === "solved") return saveCase(ctx, held, {});
    await saveCase(ctx, held, { state: "solved", closed_at: ctx.now, confirmed_at: ctx.now, escalate_at: null });
    await writeCaseEvent(ctx, held.id, "confirmed", how);
    await tellTimeline(ctx, held);
    return;
  }
  if (held.state !== "reopened") await comeBack(ctx, held);
  await writeCaseEvent(ctx, held.id, "denied", how);
}

async function tellTimeline(ctx: Context, held: Case): Promise<void> {
  await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "cases"),
      externalId: `case:${held.id}:solved:${held.reopened}`,
      identityId: held.identity_id,
      occurredAt: ctx.now,
      kind: "activity",
      channel: "web",
      direction: "in",
      touchpoint: held.touchpoint,
      subject: "case_solved",
      subjectId: held.id,
    },
  ]);
}

/** Of a resolved conversation: a no brings it back, or opens a case, as the brand wants. */
async function settleConversation(ctx: Context, asked: Confirmation, said: Said): Promise<void> {
  const { conversation_id: conversationId } = asked;
  if (conversationId === null) return;
  const { language } = await brandSettings(ctx);
  const { follow_up: followUp } = await readCaseSettings(ctx);
  const words = notes[language];
  const text = [said.solved ? words.yes : words.no, said.comment].filter(Boolean).join("\n");
  await writeNote(ctx, conversationId, {
    client_id: `still-solved-${asked.id}-${said.solved}`,
    text,
    attachments: [],
    mentions: [],
  });
  if (said.solved) return;
  if (followUp.on_no === "reopen") return changeConversation(ctx, conversationId, { status: "open" });
  const dueAt = await afterWorkingHours(ctx, ctx.now, 8);
  const opened = await openCase(ctx, {
    customerId: asked.customer_id,
    conversationId,
    subject: null,
    title: words.title,
    wrong: said.comment,
    source: "follow_up",
    ruleKey: null,
    severity: "normal",
    ...{ assignee: null, team: null, touchpoint: null, productId: null, dueAt },
    escalateAt: await afterWorkingHours(ctx, dueAt, 8),
  });
  await sql`update case_confirmation set case_id = ${opened.id} where brand_id = ${ctx.brandId} and id = ${asked.id}`.execute(
    ctx.db,
  );
}

const notes = {
  fa: {
    yes: "پرسیدیم هنوز هم حل شده است؟ مشتری گفت: بله.",
    no: "پرسیدیم هنوز هم حل شده است؟ مشتری گفت: نه.",
    title: "گفتگو حل نشده بود",
  },
  en: {
    yes: "Asked whether it is still solved, the customer said yes.",
    no: "Asked whether it is still solved, the customer said no.",
    title: "The conversation was not solved",
  },
};
