import { sql } from "kysely";
import type * as z from "zod";
import { type Context, together } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { type ClaimedIdentity, identityById, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { ChatSend, chatContact } from "../../contract.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { touchMessage, writeEvent } from "../conversations/write-message.ts";
import { oweCall } from "../people/callback-promise.ts";
import { notePresence, visitorName } from "../people/presence.ts";
import { type Receipt, receiveMessage } from "../receive/receive-message.ts";
import { tellChatBegan } from "./chat-began.ts";
import { uploaderOf, type Visitor } from "./visitor.ts";
import { visitorConversation } from "./visitor-conversation.ts";

/** Takes in what a visitor wrote, once for each client id. Refuses `empty_message` and `person_erased`. */
export async function sendChat(
  ctx: Context,
  visitor: Visitor,
  sent: ChatSend,
  from?: { house: House; traits: readonly string[] },
): Promise<Receipt> {
  if (sent.text === "" && sent.attachments.length === 0) throw new Refusal("empty_message");
  const [current, identity] = await together(visitorConversation(ctx, visitor), visitorIdentity(ctx, visitor));
  const receipt = await receiveMessage(ctx, {
    source: `chat:${visitor.siteId}`,
    externalId: `${visitor.identityId}:${sent.client_id}`,
    identities: [identity],
    name: null,
    channel: "chat",
    accountId: null,
    teamId: null,
    at: ctx.now,
    text: sent.text,
    meta: sent.url ? { url: sent.url } : {},
    attachmentIds: sent.attachments,
    uploadedBy: uploaderOf(visitor),
    conversationId: current && current.status !== "resolved" ? current.id : undefined,
    clientId: sent.client_id,
  });
  if (receipt.result === "erased") throw new Refusal("person_erased");
  if (receipt.result !== "received") return receipt;
  await notePresence(ctx, receipt.conversationId, visitorName, false);
  const begins = !current || current.status === "resolved";
  if (begins && from)
    await tellChatBegan(ctx, from.house, {
      conversationId: receipt.conversationId,
      traits: from.traits,
      url: sent.url ?? null,
    });
  return receipt;
}

/** The identifier under which the visitor is known to the log. */
async function visitorIdentity(ctx: Context, visitor: Visitor): Promise<ClaimedIdentity> {
  const found = await identityById(ctx, visitor.identityId);
  if (!found) throw new Refusal("person_erased");
  return { type: found.type, value: found.value };
}

/** Notes up to where the visitor has read, and whether they type. */
export async function chatSeenBy(
  ctx: Context,
  visitor: Visitor,
  seq: number,
  typing: boolean | undefined,
): Promise<void> {
  const conversation = await visitorConversation(ctx, visitor);
  if (!conversation) return;
  await sql`select from conversation where brand_id = ${ctx.brandId} and id = ${conversation.id} for update`.execute(
    ctx.db,
  );
  const { rows } = await sql<{ id: number }>`
    update message set delivery = 'read', delivery_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and conversation_id = ${conversation.id} and direction = 'out' and channel = 'chat'
      and seq <= ${seq} and delivery in ('sent', 'delivered') returning id`.execute(ctx.db);
  for (const { id } of rows) await touchMessage(ctx, id);
  if (typing !== undefined) await notePresence(ctx, conversation.id, visitorName, typing);
}

/**
 * Keeps a phone or an e-mail that a visitor left, so that they can be answered later; or that they want to be called, as a promise-like
 * wish with a time. Unsigned words make nobody somebody else: what belongs to another customer is only suggested. Refuses `invalid`.
 */
export async function leaveContact(ctx: Context, visitor: Visitor, left: z.infer<typeof chatContact>): Promise<void> {
  const identities: ClaimedIdentity[] = [await visitorIdentity(ctx, visitor)];
  for (const type of ["phone", "email"] as const) {
    const text = left[type];
    if (!text) continue;
    const read = normalise(type, text);
    if (!("value" in read)) throw new Refusal("invalid", type);
    identities.push({ type, ...read });
  }
  if (identities.length === 1 && !left.call_back) throw new Refusal("invalid", "phone");
  const source = await sourceId(ctx, `chat:${visitor.siteId}`);
  await resolvePeople(ctx, [{ sourceId: source, identities, name: left.name ?? null }]);
  const conversation = await visitorConversation(ctx, visitor);
  if (!conversation) return;
  const held = await holdConversation(ctx, conversation.id);
  const shown = identities.slice(1).map((identity) => identity.shown ?? identity.value);
  const event = left.call_back ? "callback_asked" : "contact_left";
  await writeEvent(ctx, held, event, { left: shown, ...(left.by && { by: left.by }) });
  if (left.call_back) await oweCall(ctx, held, left.by ? new Date(left.by) : null);
}
