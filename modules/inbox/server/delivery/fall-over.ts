import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { identitiesOfCustomer, mayContact } from "../../../customers/index.ts";
import type { SendOutcome } from "../channels/channel-adapter.ts";
import { lineOf } from "../channels/line-of.ts";
import { type StandIn, standInsOf } from "../channels/line-order.ts";
import { adapterOf, channelOf, isLine } from "../channels/registry.ts";
import { hasTemplate } from "../channels/sms/line-fields.ts";
import { isOnlyThisWay, isProvidersFault } from "../channels/sms/provider-faults.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { holdPlaceOf } from "../conversations/hold-message.ts";
import { touchMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "./enqueue-delivery.ts";

/** A line that did not carry a message, and why; kept with the message. */
type Tried = { account: number; name: string; code: string; channel: string };
type Sending = {
  conversation_id: number;
  account_id: number;
  identity_id: number;
  name: string;
  kind: string;
  body: string;
  files: boolean;
  meta: { tried?: Tried[]; unsure?: boolean; pattern?: { template: string }; forward?: object };
};

/**
 * What a message to a phone that did not go by one line does next: where the provider is at fault, or the phone is not on that channel, and
 * another line stands in, it is handed to that line, with the reason kept, and null is given. Lines of several channels (SMS, Bale's Safir)
 * stand in for one another, as all of them reach the same phone; the message is then one of the channel that carries it. Once an attempt may have reached a phone it stays with its line for good: another one would say
 * it twice. Otherwise gives the outcome as it stands, for saveOutcome.
 */
export async function fallOver(ctx: Context, messageId: number, outcome: SendOutcome): Promise<SendOutcome | null> {
  if (outcome.state === "sent") return outcome;
  if (outcome.state === "unknown") {
    await noteUnsure(ctx, messageId);
    return outcome;
  }
  const elsewhere = isOnlyThisWay(outcome.code);
  if (!elsewhere && !isProvidersFault(outcome.code)) return outcome;
  const message = await holdSending(ctx, messageId);
  if (!message) return outcome;
  if (message.meta.unsure) return { state: "unknown", code: "no_answer" };
  const tried = message.meta.tried ?? [];
  const channel = channelOf(message.kind);
  const seen = [message.account_id, ...tried.map(({ account }) => account)];
  const next = await nextLine(
    ctx,
    message,
    (one) => !seen.includes(one.id) && !(elsewhere && channelOf(one.kind) === channel),
  );
  if (!next) return outcome;
  const { account_id: account, name } = message;
  await keepInMeta(ctx, messageId, { tried: [...tried, { account, name, code: outcome.code, channel }] });
  await sql`update message set account_id = ${next.id}, channel = ${channelOf(next.kind)}, delivery = 'queued', delivery_at = ${ctx.now}, delivery_problem = null,
      attempts = 0, send_after = ${ctx.now}, external_id = null
    where brand_id = ${ctx.brandId} and id = ${messageId}`.execute(ctx.db);
  await touchMessage(ctx, messageId);
  await enqueueDelivery(ctx, messageId, ctx.now);
  return null;
}

/** Notes that an attempt at a message to a phone may have reached a phone. */
export async function noteUnsure(ctx: Context, messageId: number): Promise<void> {
  if (await holdSending(ctx, messageId)) await keepInMeta(ctx, messageId, { unsure: true });
}

async function holdSending(ctx: Context, messageId: number): Promise<Sending | undefined> {
  await holdPlaceOf(ctx, messageId);
  const { rows } = await sql<Sending>`
    select m.conversation_id, m.account_id, m.identity_id, a.name, a.kind, t.meta, t.body,
      exists (select from attachment f where f.brand_id = m.brand_id and f.message_id = m.id) as files from message m
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    join channel_account a on a.brand_id = m.brand_id and a.id = m.account_id
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId} for update of m`.execute(ctx.db);
  return rows[0] && isLine(rows[0].kind) ? rows[0] : undefined;
}

async function keepInMeta(ctx: Context, messageId: number, kept: { tried?: Tried[]; unsure?: true }): Promise<void> {
  await sql`update message_text set meta = coalesce(meta, '{}') || ${JSON.stringify(kept)}::jsonb
    where brand_id = ${ctx.brandId} and message_id = ${messageId}`.execute(ctx.db);
}

/** The first line not tried yet that can carry this message, may reach this customer and, for one by template, has the template. */
async function nextLine(ctx: Context, message: Sending, fits: (one: StandIn) => boolean): Promise<StandIn | undefined> {
  const { pattern, forward } = message.meta;
  if (forward) return undefined;
  const { customer_id: customerId } = await findConversation(ctx, message.conversation_id);
  const address = (await identitiesOfCustomer(ctx, customerId)).find(({ id }) => id === message.identity_id)?.value;
  if (!address) return undefined;
  for (const standIn of await standInsOf(ctx, message.account_id)) {
    if (!fits(standIn) || !carries(standIn, message)) continue;
    if (pattern && !hasTemplate(standIn.settings, pattern.template)) continue;
    const { line } = lineOf(standIn);
    const asked = { customerId, channel: channelOf(standIn.kind), purpose: "service" as const, address, reply: true };
    if ((await mayContact(ctx, { ...asked, ...(line !== null && { line }) })).allowed) return standIn;
  }
  return undefined;
}

/** Whether a line takes so long a text, and files where there are some. */
function carries({ kind, settings }: StandIn, { body, files }: Sending): boolean {
  const { attachments, most } = adapterOf(kind).limits(settings as never);
  return (!files || attachments) && (most === null || body.length <= most);
}
