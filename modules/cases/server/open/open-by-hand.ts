import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { productNames } from "../../../catalog/index.ts";
import { customerNames } from "../../../customers/index.ts";
import { findConversation, listTeams } from "../../../inbox/index.ts";
import type { newCase } from "../../contract.ts";
import { afterWorkingHours } from "./deadline.ts";
import { caseOf } from "./hear-response.ts";
import { openCase } from "./open-case.ts";
import { readResponse } from "./read-answer.ts";

/** Working hours until the first contact where nobody said a time, and until it is escalated after that. */
const usual = { hours: 8, escalate: 8 };

/**
 * Opens a case for a customer, from a conversation or from a response; of a response that has one already, gives that. Refuses
 * `case_of_nobody` where none of them is named or nobody is known behind it, `not_found`, `member_unknown` and `past_time`.
 */
export async function openByHand(ctx: Context, asked: z.infer<typeof newCase>): Promise<number> {
  const known = asked.response === undefined ? null : await caseOf(ctx, asked.response);
  if (known) return known.id;
  const about = await whoseIs(ctx, asked);
  await refuseStrangers(ctx, asked);
  const dueAt = asked.due_at ? new Date(asked.due_at) : await afterWorkingHours(ctx, ctx.now, usual.hours);
  if (dueAt <= ctx.now) throw new Refusal("past_time", "due_at");
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const made = await openCase(ctx, {
    customerId: about.customerId,
    conversationId: about.conversationId,
    subject: null,
    title: asked.title,
    wrong: asked.wrong,
    source: asked.response ? "response" : asked.conversation ? "conversation" : "customer",
    ruleKey: null,
    severity: asked.severity,
    assignee: asked.assignee === undefined ? me : asked.assignee,
    team: asked.team ?? about.team,
    touchpoint: asked.touchpoint ?? about.touchpoint,
    productId: asked.product ?? about.productId,
    dueAt,
    escalateAt: await afterWorkingHours(ctx, dueAt, usual.escalate),
  });
  if (asked.response) await keepResponse(ctx, made.id, asked.response);
  return made.id;
}

type About = {
  customerId: number;
  conversationId: number | null;
  team: number | null;
  touchpoint: string | null;
  productId: number | null;
};

async function whoseIs(ctx: Context, asked: z.infer<typeof newCase>): Promise<About> {
  const nothing = { conversationId: null, team: null, touchpoint: null, productId: null };
  if (asked.conversation !== undefined) {
    const { id, customer_id: customerId, team_id: team } = await findConversation(ctx, asked.conversation);
    return { ...nothing, customerId, conversationId: id, team };
  }
  if (asked.response !== undefined) {
    const found = await readResponse(ctx, asked.response);
    if (!found) throw new Refusal("not_found", "response");
    if (found.customer_id === null) throw new Refusal("case_of_nobody", "response");
    return { ...nothing, customerId: found.customer_id, touchpoint: found.touchpoint, productId: found.product_id };
  }
  if (asked.customer === undefined) throw new Refusal("case_of_nobody", "customer");
  if (!(await customerNames(ctx, [asked.customer])).has(asked.customer)) throw new Refusal("not_found", "customer");
  return { ...nothing, customerId: asked.customer };
}

/** A case is given to colleagues, teams and products of the brand alone. Refuses `member_unknown` and `not_found`. */
export async function refuseStrangers(
  ctx: Context,
  {
    assignee,
    team,
    product,
  }: { assignee?: string | null | undefined; team?: number | null | undefined; product?: number | undefined },
): Promise<void> {
  if (assignee && !(await listMembers(ctx)).some(({ userId }) => userId === assignee))
    throw new Refusal("member_unknown");
  if (team && !(await listTeams(ctx)).some(({ id }) => id === team)) throw new Refusal("not_found", "team");
  if (product && !(await productNames(ctx, [product])).has(product)) throw new Refusal("not_found", "product");
}

async function keepResponse(ctx: Context, caseId: number, responseId: number): Promise<void> {
  const found = (await readResponse(ctx, responseId))!;
  const scores = (["nps", "csat", "ces", "expectation"] as const)
    .filter((kind) => found[kind] !== null)
    .map((kind) => ({ question: kind, kind, score: found[kind] }));
  await sql`insert into case_response (brand_id, response_id, case_id, survey_id, scores, comment, mode, answered_at)
    values (${ctx.brandId}, ${responseId}, ${caseId}, ${found.survey_id}, ${JSON.stringify(scores)}::jsonb, ${found.comment ?? ""},
      ${found.mode}, ${found.answered_at}) on conflict do nothing`.execute(ctx.db);
}
