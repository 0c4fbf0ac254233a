import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import {
  claimContact,
  customerNames,
  customerOfIdentity,
  holdOffErasures,
  identityById,
  type KnownIdentity,
  mayContact,
  unsubscribeLinks,
} from "../../../customers/index.ts";
import { openChannels, tellCustomer } from "../../../inbox/index.ts";
import { askRuleOf } from "./ask-rule.ts";
import { composeAsking } from "./compose.ts";
import { firstAsked, holdInvitation, type Invited, languageOf, personalLink } from "./invitation-rows.ts";
import { notePut } from "./questions-put.ts";
import { leaveOut, postpone, settle } from "./settle-invitation.ts";

const dayLength = 86_400_000;
/** The provider's name of the place for the link in a template. */
const templatePlace = "token";

/**
 * Sends one invitation that is due, once: that it was sent and the message that the inbox delivers are written together, so whoever takes it
 * up after a crash finds either both or neither. The gate and the never-too-often rule are asked again. What somebody else has in hand is
 * left to them.
 */
export async function sendInvitation(ctx: Context, house: House, id: number): Promise<void> {
  await holdOffErasures(ctx);
  const invited = await holdInvitation(ctx, id, { skipLocked: true });
  if (invited?.state !== "waiting" || invited.due_at > ctx.now) return;
  if (invited.over) return settle(ctx, invited, "withdrawn", "survey_closed");
  if (invited.expires_at <= ctx.now) return settle(ctx, invited, "expired", null);
  const person = await personOf(ctx, invited);
  if (!person) return settle(ctx, invited, "withdrawn", "erased");
  if (!(await openChannels(ctx)).includes(invited.channel)) return settle(ctx, invited, "failed", "no_account");
  const lately = await askedLately(ctx, invited, person.customerId);
  if (lately) return leaveOut(ctx, invited, person.customerId, { reason: "asked_lately", until: lately });
  const question = { customerId: person.customerId, channel: invited.channel, purpose: "survey" as const };
  const answer = await claimContact(ctx, { ...question, ...addressOf(invited, person) });
  if (!answer.allowed) {
    if (answer.reason === "quiet_hours" && answer.until && answer.until < invited.expires_at)
      return postpone(ctx, invited, answer.until);
    return leaveOut(ctx, invited, person.customerId, { reason: answer.reason, until: answer.until ?? null });
  }
  const sent = await say(ctx, house, invited, person, false);
  const remindAfter = invited.manner?.remind_after_days ?? null;
  await sql`update survey_invitation set state = 'sent', reason = null, sent_at = ${ctx.now}, message_id = ${sent.messageId},
      conversation_id = ${sent.conversationId}, asks = ${firstAsked(invited)?.key ?? null},
      remind_at = ${ctx.now}::timestamptz + make_interval(days => ${remindAfter}::int)
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await sql`insert into survey_asked (brand_id, identity_id, channel, asked_at)
    values (${ctx.brandId}, ${invited.identity_id}, ${invited.channel}, ${ctx.now})
    on conflict (brand_id, identity_id, channel) do update set asked_at = excluded.asked_at`.execute(ctx.db);
}

/** Reminds once of an invitation that nobody used; where the gate says no, it is not asked again later. */
export async function remindOf(ctx: Context, house: House, id: number): Promise<void> {
  await holdOffErasures(ctx);
  const invited = await holdInvitation(ctx, id, { skipLocked: true });
  if (!invited || !["sent", "opened"].includes(invited.state) || invited.used_at) return forgetReminder(ctx, id);
  const person = await personOf(ctx, invited);
  if (!person || invited.over || invited.expires_at <= ctx.now) return forgetReminder(ctx, id);
  const asked = { customerId: person.customerId, channel: invited.channel, ...addressOf(invited, person) };
  const survey = await mayContact(ctx, { ...asked, purpose: "survey" });
  // The cap on surveys counts the invitation itself; everything else that the gate knows of holds.
  const answer =
    !survey.allowed && survey.reason === "cap_reached"
      ? await mayContact(ctx, { ...asked, purpose: "service" })
      : survey;
  if (!answer.allowed && answer.reason === "quiet_hours" && answer.until) {
    await sql`update survey_invitation set remind_at = ${answer.until} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
      ctx.db,
    );
    return;
  }
  if (!answer.allowed || !(await openChannels(ctx)).includes(invited.channel)) return forgetReminder(ctx, id);
  const { messageId } = await say(ctx, house, invited, person, true);
  await sql`update survey_invitation set remind_at = null, reminded_at = ${ctx.now}, message_id = ${messageId}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

async function forgetReminder(ctx: Context, id: number): Promise<void> {
  await sql`update survey_invitation set remind_at = null where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
}

type Person = { customerId: number; identity: KnownIdentity; name: string | null };

async function personOf(ctx: Context, { identity_id: id }: Invited): Promise<Person | null> {
  const identity = id === null ? null : await identityById(ctx, id);
  const customerId = identity && (await customerOfIdentity(ctx, identity.id));
  if (!identity || !customerId) return null;
  const name = (await customerNames(ctx, [customerId])).get(customerId) ?? null;
  // A customer without a name goes by an identifier, and nobody wants to be greeted by that.
  return { customerId, identity, name: name && /^[\p{L}\s.‌'-]+$/u.test(name) ? name : null };
}

/** Visitors of the chat have no address. */
function addressOf({ channel }: Invited, { identity }: Person): { address?: string } {
  return channel === "chat" ? {} : { address: identity.value };
}

/** Until when somebody else's question to the same customer keeps this one back; null where none does. Merged since then, they are one. */
async function askedLately(ctx: Context, { id }: Invited, customerId: number): Promise<Date | null> {
  const { days } = await askRuleOf(ctx);
  const { rows } = await sql<{ at: Date | null }>`select max(i.sent_at) as at from identity_map m
    join survey_invitation i on i.brand_id = m.brand_id and i.identity_id = m.identity_id and i.id <> ${id} and not i.is_test
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and i.sent_at > ${new Date(ctx.now.getTime() - days * dayLength)}`.execute(
    ctx.db,
  );
  const at = rows[0]?.at;
  return at ? new Date(at.getTime() + days * dayLength) : null;
}

async function say(ctx: Context, house: House, invited: Invited, person: Person, isReminder: boolean) {
  const { manner, settings, channel, identity_id: identityId } = invited;
  const links =
    channel === "email"
      ? await unsubscribeLinks(house, ctx, { identityId: identityId!, channel, purpose: "survey" })
      : null;
  const link = personalLink(house, ctx.brandId, invited.token);
  const composed = composeAsking(
    {
      ...{ language: languageOf(invited), brand: (await brandSettings(ctx)).name, name: person.name, link, isReminder },
      ...{
        message: manner?.message ?? null,
        subject: manner?.subject ?? null,
        colour: settings.colour,
        logo: settings.logo,
      },
      ...{ question: firstAsked(invited), stopPage: links?.page ?? null },
    },
    channel,
  );
  const { text, subject, html, buttons } = composed;
  const template = channel === "sms" ? manner?.sms_template : null;
  const told = await tellCustomer(ctx, {
    ...{ customerId: person.customerId, identityId: identityId!, channel, text, html, subject, buttons },
    clientId: `survey-${isReminder ? "reminder" : "invitation"}:${invited.id}`,
    ...(links && { unsubscribe: links.oneClick }),
    ...(template && { pattern: { template, tokens: { [templatePlace]: link } } }),
    conversationId: invited.conversation_id,
    // A reminder is not claimed: the cap on surveys counts the invitation itself.
    counted: !isReminder,
    meta: { survey: { key: invited.survey_key, name: invited.survey_name, invitation: invited.id } },
  });
  const question = firstAsked(invited)?.key;
  if (question) await notePut(ctx, { messageId: told.messageId, invitationId: invited.id, question });
  return told;
}
