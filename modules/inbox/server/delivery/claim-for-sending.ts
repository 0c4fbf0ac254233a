import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { identitiesOfCustomer, mayContact } from "../../../customers/index.ts";
import { filesOf, shelfOf } from "../attachments/attachments.ts";
import { accountById } from "../channels/accounts.ts";
import type { CalendarPart, Outgoing } from "../channels/channel-adapter.ts";
import { lineOf } from "../channels/line-of.ts";
import { adapterOf } from "../channels/registry.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { holdPlaceOf } from "../conversations/hold-message.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";
import { touchMessage } from "../conversations/write-message.ts";
import { lastHeard, mayAnswer, windowAt } from "../reply/answer-window.ts";
import { type Delivering, enqueueDelivery } from "./enqueue-delivery.ts";
import { noteUnsure } from "./fall-over.ts";
import { waitsItsTurn } from "./keep-order.ts";
import { saveOutcome } from "./save-outcome.ts";

type Waiting = {
  conversation_id: number;
  account_id: number;
  identity_id: number;
  user_id: string | null;
  author: string;
  delivery: string;
  due: boolean;
  send_after: Date;
  body: string;
  html: string | null;
  meta: {
    subject?: string;
    buttons?: string[];
    forward?: { to: string };
    unsubscribe?: string;
    calendar?: CalendarPart;
    pattern?: NonNullable<Outgoing["pattern"]>;
    comment?: NonNullable<Outgoing["comment"]>;
  };
};
/** Seconds until a message whose files are being checked is looked at again. */
const whileChecking = 5;
export type ToSend = { account: Awaited<ReturnType<typeof accountById>>; outgoing: Outgoing };

/**
 * Marks a message as being sent and gives what its channel needs; null where there is nothing to do: taken back, sent already, not due
 * yet, or not its turn. One that was being sent when its worker died is `unknown` from now on, unless its provider can tell a repeat.
 */
export async function claimForSending(ctx: Context, delivering: Delivering, house: House): Promise<ToSend | null> {
  const { messageId } = delivering;
  await holdPlaceOf(ctx, messageId);
  const { rows } = await sql<Waiting>`
    select m.conversation_id, m.account_id, m.identity_id, m.user_id, m.author, m.delivery, m.send_after, coalesce(m.send_after <= ${ctx.now}, true) as due, t.body, t.html, t.meta
    from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId} and m.withdrawn_at is null
      and m.delivery in ('queued', 'sending') for update of m`.execute(ctx.db);
  const waiting = rows[0];
  if (!waiting) return null;
  if (waiting.delivery === "queued" && !waiting.due) {
    // The database's clock is ahead of ours: the job came early and has to come again.
    await enqueueDelivery(ctx, messageId, waiting.send_after);
    return null;
  }
  if (waiting.delivery === "queued" && (await waitsItsTurn(ctx, delivering))) return null;
  const account = await accountById(ctx, waiting.account_id);
  if (waiting.delivery === "sending" && !(adapterOf(account.kind).idempotent && !waiting.meta.pattern)) {
    await saveOutcome(ctx, messageId, { state: "unknown", code: "interrupted" });
    return null;
  }
  if (waiting.delivery === "sending") await noteUnsure(ctx, messageId);
  const conversation = await findConversation(ctx, waiting.conversation_id);
  const { forward } = waiting.meta;
  // What is handed on to somebody outside goes to them, and is no contact with the customer.
  const address = forward
    ? { value: forward.to }
    : (await identitiesOfCustomer(ctx, conversation.customer_id)).find(({ id }) => id === waiting.identity_id);
  if (!address || (account.secrets_sealed === null && account.paused_at !== null)) {
    await saveOutcome(ctx, messageId, {
      state: "failed",
      code: address ? "channel_paused" : "no_address",
      again: null,
    });
    return null;
  }
  const { channel } = adapterOf(account.kind);
  const { line } = lineOf(account);
  const asked = {
    customerId: conversation.customer_id,
    channel,
    purpose: "service" as const,
    address: address.value,
    ...(line !== null && { line }),
    reply: true,
  };
  const answer = forward ? { allowed: true as const } : await mayContact(ctx, asked);
  if (!answer.allowed) {
    await saveOutcome(ctx, messageId, { state: "failed", code: gateCode(answer.reason), again: null });
    return null;
  }
  const { window } = adapterOf(account.kind);
  const { comment, pattern } = waiting.meta;
  const heardAt = window
    ? await lastHeard(ctx, { customerId: conversation.customer_id, accountId: waiting.account_id })
    : null;
  const free =
    !window || comment || pattern || mayAnswer(windowAt(window, heardAt, ctx.now), waiting.author === "agent");
  if (!free) {
    await saveOutcome(ctx, messageId, { state: "failed", code: "window_closed", again: null });
    return null;
  }
  const files = await filesOf(ctx, messageId, shelfOf(house, ctx.brandId));
  if (files === "checking") {
    // It goes out as soon as its files were found clean.
    await enqueueDelivery(ctx, messageId, new Date(ctx.now.getTime() + whileChecking * 1000));
    return null;
  }
  if (files === "infected") {
    await saveOutcome(ctx, messageId, { state: "failed", code: "file_infected", again: null });
    return null;
  }
  await sql`update message set delivery = 'sending', delivery_at = ${ctx.now}, attempts = attempts + 1
    where brand_id = ${ctx.brandId} and id = ${messageId}`.execute(ctx.db);
  await touchMessage(ctx, messageId);
  const outgoing: Outgoing = {
    key: `h${ctx.brandId}-${messageId}`,
    to: address.value,
    text: waiting.body,
    html: waiting.html,
    files,
    ...(adapterOf(account.kind).buttons && waiting.meta.buttons && { buttons: waiting.meta.buttons }),
    ...(waiting.author === "bot" && { automatic: true }),
    ...(waiting.meta.unsubscribe && { unsubscribe: waiting.meta.unsubscribe }),
    ...(waiting.meta.calendar && { calendar: waiting.meta.calendar }),
    ...(pattern && { pattern }),
    ...(comment && { comment }),
    ...(window && { heardAt }),
    writer: (await colleagueNames(ctx, [waiting.user_id])).get(waiting.user_id ?? ""),
    thread: {
      conversationId: conversation.id,
      subject: waiting.meta.subject ?? (await subjectOf(ctx, conversation.id)),
      externalIds: forward ? [] : await threadOf(ctx, conversation.id, waiting.account_id),
    },
  };
  return { account, outgoing };
}

/** Letters know a "refused" of their own. */
function gateCode(reason: string): string {
  return reason === "refused" ? "contact_refused" : reason;
}

/** What was said with this account before, oldest first. */
async function threadOf(ctx: Context, conversationId: number, accountId: number): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    select external_id from (select external_id, seq from message where brand_id = ${ctx.brandId}
      and conversation_id = ${conversationId} and account_id = ${accountId} and external_id is not null order by seq desc limit 50) last
    order by seq`.execute(ctx.db);
  return rows.map((row) => row.external_id);
}

async function subjectOf(ctx: Context, conversationId: number): Promise<string | null> {
  const { rows } = await sql<{ subject: string }>`
    select t.meta ->> 'subject' as subject from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${conversationId} and t.meta ? 'subject'
    order by m.seq desc limit 1`.execute(ctx.db);
  return rows[0]?.subject ?? null;
}
