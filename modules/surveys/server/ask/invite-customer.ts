import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { customerNames, identitiesOfCustomer, identityOfCustomer, mayContact } from "../../../customers/index.ts";
import { findConversation } from "../../../inbox/index.ts";
import type { AskChannel } from "../../contract/asking.ts";
import { openSurvey, refuseClosed } from "../define/survey-rows.ts";
import { personalLink } from "./invitation-rows.ts";

/** Asking one customer; about a conversation, an order and so on where `subject` says so. */
export type OneInvitation = {
  surveyKey: string;
  customerId: number;
  /** Where it goes; null: nowhere, the link is handed over by whoever asked for it. */
  channel: AskChannel | null;
  subject?: { kind: string; id: number } | null;
  circumstances?: Record<string, string | number | null>;
};

const reachedBy: Partial<Record<AskChannel, string>> = { sms: "phone", chat: "visitor" };

/**
 * Invites one customer, and gives the personal link. With a channel it goes out within a minute, by the gate and the never-too-often rule as
 * everything does; what a person hands over by hand only counts under the rule. Refuses `not_found`, `survey_not_live`, `survey_closed`,
 * `no_address`.
 */
export async function inviteCustomer(
  ctx: Context,
  house: House,
  asked: OneInvitation,
): Promise<{ id: number; link: string }> {
  const survey = await openSurvey(ctx, { key: asked.surveyKey });
  await refuseClosed(ctx, survey);
  if (!(await customerNames(ctx, [asked.customerId])).has(asked.customerId)) throw new Refusal("not_found", "customer");
  const identityId = await identityFor(ctx, asked);
  const token = newToken();
  const { channel, subject = null, circumstances = {} } = asked;
  const byHand = channel === null;
  const { rows } = await sql<{ id: number }>`
    insert into survey_invitation (brand_id, survey_id, version, identity_id, channel, token, subject, subject_id, circumstances, due_at,
      expires_at, state, sent_at)
    values (${ctx.brandId}, ${survey.id}, ${survey.version}, ${identityId}, ${channel ?? "link"}, ${token}, ${subject?.kind ?? null},
      ${subject?.id ?? null}, ${JSON.stringify(circumstances)}::jsonb, ${ctx.now},
      ${ctx.now}::timestamptz + make_interval(days => ${survey.settings.expires_after_days}::int), ${byHand ? "sent" : "waiting"},
      ${byHand ? ctx.now : null}) returning id`.execute(ctx.db);
  if (byHand)
    await sql`insert into survey_asked (brand_id, identity_id, channel, asked_at) values (${ctx.brandId}, ${identityId}, 'link', ${ctx.now})
      on conflict (brand_id, identity_id, channel) do update set asked_at = excluded.asked_at`.execute(ctx.db);
  return { id: rows[0]!.id, link: personalLink(house, ctx.brandId, token) };
}

async function identityFor(ctx: Context, { customerId, channel }: OneInvitation): Promise<number> {
  if (channel === null) return identityOfCustomer(ctx, customerId);
  const types = channel === "chat" ? ["visitor", "site_user"] : [reachedBy[channel] ?? channel];
  const answer = await mayContact(ctx, { customerId, channel, purpose: "survey" });
  const known = (await identitiesOfCustomer(ctx, customerId)).filter(({ type }) => types.includes(type));
  const free = answer.allowed ? known.find(({ value }) => value === answer.address) : undefined;
  const found = free ?? known[0];
  if (!found) throw new Refusal("no_address", { values: { channel } });
  return found.id;
}

/** As the tokens of many, without underscores. */
export function newToken(): string {
  return randomBytes(9).toString("base64").replaceAll("+", "-").replaceAll("/", "0");
}

/** What one asks about a conversation, which must be one that the actor may see. Refuses `not_found`. */
export async function subjectOfConversation(ctx: Context, id: number | null, customerId: number) {
  if (id === null) return {};
  const found = await findConversation(ctx, id);
  if (found.customer_id !== customerId) throw new Refusal("not_found", "conversation");
  return {
    subject: { kind: "conversation", id: found.id },
    circumstances: { channel: found.channel, agent: found.assignee_id, touchpoint: "support" },
  };
}
