import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { customerGlance, holdOffErasures } from "../../../customers/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { caseAsked, caseSolution } from "../../contract.ts";
import { mayBecome } from "../case-state.ts";
import { refuseUnknownCauses } from "../causes/root-causes.ts";
import { noteContact } from "../deeds/note-contact.ts";
import { fillWords } from "../fill-words.ts";
import { type Case, holdCase, saveCase } from "../hold-case.ts";
import { linkOf } from "../link-token.ts";
import { type Reached, reachCustomer } from "../reach-customer.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { writeCaseEvent } from "../write-event.ts";

const dayLength = 86_400_000;

type Asked = z.output<typeof caseSolution>;

/**
 * What could be done was done: the customer is to be asked, and nobody else closes the case as solved. Sends nothing. Refuses
 * `root_cause_missing` before a cause was chosen, `root_cause_unknown`, and `case_move_refused` where it is over.
 */
export async function beginAsking(
  ctx: Context,
  id: number,
  asked: Pick<Asked, "root_cause" | "outcome" | "cost">,
): Promise<{ held: Case; confirmationId: number }> {
  await holdOffErasures(ctx);
  const held = await holdCase(ctx, id);
  if (!mayBecome(held.state, "waiting_confirmation")) throw new Refusal("case_move_refused");
  const cause = asked.root_cause ?? held.root_cause;
  if (!cause) throw new Refusal("root_cause_missing", "root_cause");
  if (asked.root_cause) await refuseUnknownCauses(ctx, [cause]);
  const { ask } = await readCaseSettings(ctx);
  const expiresAt = new Date(ctx.now.getTime() + ask.days * dayLength);
  const { identity_id: identityId } = held;
  const confirmationId = await makeConfirmation(ctx, { caseId: held.id, conversationId: null, identityId, expiresAt });
  // Whoever is asked was spoken to: a case that skips the contact counts it now.
  if (held.contacted_at === null) await noteContact(ctx, held);
  const { currency } = await brandSettings(ctx);
  await saveCase(ctx, held, {
    ...{ state: "waiting_confirmation", root_cause: cause, snoozed_until: null, escalate_at: null },
    ...{ asked_at: ctx.now, first_asked_at: held.first_asked_at ?? ctx.now },
    ...(asked.outcome !== undefined && { outcome: asked.outcome }),
    ...(asked.cost !== undefined && { cost: asked.cost, cost_currency: asked.cost === null ? null : currency }),
  });
  await writeCaseEvent(ctx, held.id, "asked", {
    facts: { confirmation: confirmationId, root_cause: cause },
    text: held.outcome,
  });
  const key = `case-unconfirmed:${ctx.brandId}:${held.id}`;
  await enqueue(ctx, "close-unconfirmed-case", { caseId: held.id }, { key, runAt: expiresAt });
  return { held, confirmationId };
}

/** Asks the customer whether it is solved, where that is wanted by a message; refuses what beginning it refuses. */
export async function askWhetherSolved(
  ctx: Context,
  house: House,
  id: number,
  asked: Asked,
): Promise<z.infer<typeof caseAsked>> {
  const { held, confirmationId } = await beginAsking(ctx, id, asked);
  const link = linkOf(house.config, { kind: "c", brandId: ctx.brandId, id: confirmationId });
  if (!asked.send) return { link, sent: false, channel: null, refused: null };
  const reached = await send(ctx, house, held, asked, { link, confirmationId });
  if (!reached.sent) {
    await writeCaseEvent(ctx, held.id, "not_sent", { facts: { reason: reached.refused } });
    return { link, sent: false, channel: null, refused: reached.refused };
  }
  if (held.conversation_id === null) await saveCase(ctx, held, { conversation_id: reached.conversationId });
  return { link, sent: true, channel: reached.channel, refused: null };
}

async function send(
  ctx: Context,
  house: House,
  held: Case,
  { channel, account }: z.infer<typeof caseSolution>,
  { link, confirmationId }: { link: string; confirmationId: number },
): Promise<Reached> {
  const { language, name: brand } = await brandSettings(ctx);
  const { ask } = await readCaseSettings(ctx);
  const { name } = await customerGlance(ctx, held.customer_id);
  const text = fillWords(ask.text[language] || ask.text.fa || ask.text.en, {
    name,
    brand,
    link,
    about: held.title,
    number: String(held.number),
  });
  const letter = {
    customerId: held.customer_id,
    conversationId: held.conversation_id,
    purpose: "service" as const,
    channel,
    account,
  };
  const clientId = `case-confirmation-${confirmationId}`;
  const reached = await reachCustomer(ctx, house.config.secretKey, { ...letter, text: withLink(text, link), clientId });
  await noteReached(ctx, confirmationId, reached);
  return reached;
}

/** A text whose writer left the link out still has it. */
export function withLink(text: string, link: string): string {
  return text.includes(link) ? text : `${text}\n${link}`;
}

type NewConfirmation = { caseId: number | null; conversationId: number | null; identityId: number; expiresAt: Date };

/** Writes down that a customer is asked; what was asked of this case before is open no more. Gives its id. */
export async function makeConfirmation(ctx: Context, made: NewConfirmation): Promise<number> {
  if (made.caseId !== null) {
    await sql`update case_confirmation set expires_at = ${ctx.now} where brand_id = ${ctx.brandId} and case_id = ${made.caseId}
      and answered_at is null and expires_at > ${ctx.now}`.execute(ctx.db);
  }
  const { rows } = await sql<{ id: number }>`
    insert into case_confirmation (brand_id, case_id, conversation_id, identity_id, made_at, made_by, expires_at)
    values (${ctx.brandId}, ${made.caseId}, ${made.conversationId}, ${made.identityId}, ${ctx.now}, ${authorOf(ctx)}, ${made.expiresAt})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Writes down how a question went out, or why it did not. */
export async function noteReached(ctx: Context, confirmationId: number, reached: Reached): Promise<void> {
  const [channel, message, refused] = reached.sent
    ? [reached.channel, reached.messageId, null]
    : [null, null, reached.refused];
  await sql`update case_confirmation set channel = ${channel}, message_id = ${message}, refused = ${refused}
    where brand_id = ${ctx.brandId} and id = ${confirmationId}`.execute(ctx.db);
}
