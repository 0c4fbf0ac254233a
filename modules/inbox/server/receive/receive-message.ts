import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { type ClaimedIdentity, resolvePeople } from "../../../customers/index.ts";
import { claimDrawing, claimedRefs, externalKey, sourceId } from "../../../intake/index.ts";
import { type NewInteraction, recordInteractions } from "../../../timeline/index.ts";
import { MessageReceived } from "../../events.ts";
import type { PublicPost } from "../channels/channel-adapter.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { type Change, saveConversation } from "../conversations/hold-conversation.ts";
import { type NewMessage, writeEvent, writeMessage } from "../conversations/write-message.ts";
import { botTakesLead } from "../lead/lead-registry.ts";
import { conversationToGoOn } from "./find-conversation.ts";
import { holdCustomer } from "./hold-customer.ts";
import { takenAsCalendar, takenBy } from "./taker-registry.ts";

/** What came in, with everything that needs the network already fetched. */
export type Arrived = {
  /** Where ids are unique: `channel:7`, `chat:3`. */
  source: string;
  externalId: string;
  identities: ClaimedIdentity[];
  name: string | null;
  channel: string;
  accountId: number | null;
  teamId: number | null;
  at: Date;
  text: string;
  html?: string | null;
  meta?: Record<string, unknown>;
  /** Files already kept: ids of `attachment`. */
  attachmentIds?: readonly number[];
  uploadedBy?: string | null;
  conversationId?: number | undefined;
  replyTo?: readonly string[] | undefined;
  /** A button was pressed under the message that `replyTo` names. */
  pressed?: boolean;
  /** What a calendar program answered. */
  calendarAnswer?: string | undefined;
  ownThread?: boolean;
  subjectKey?: string;
  /** The post under which it was said, for all to read. */
  post?: PublicPost | undefined;
  byMachine?: boolean;
  clientId?: string | null;
};

/** `repeated`: it was here before. `erased`: the person asked to be forgotten, nothing is kept. */
export type Receipt =
  | { result: "received"; conversationId: number; messageId: number; identityId: number }
  | { result: "repeated"; messageId: number | null }
  | { result: "erased" };

/**
 * Takes in one message of a customer, once, in this transaction: claims it, finds its person and its conversation (or begins one), writes
 * it in its place, records the interaction and announces it. Messages of one customer come in one after another.
 */
export async function receiveMessage(ctx: Context, came: Arrived): Promise<Receipt> {
  const source = await sourceId(ctx, came.source);
  const key = externalKey("message", came.externalId);
  const [id = null] = await claimDrawing(ctx, source, [key], "hamdel.message_id_seq");
  if (id === null) return { result: "repeated", messageId: (await claimedRefs(ctx, source, [key])).get(key) ?? null };
  const [person] = await resolvePeople(ctx, [
    { sourceId: source, identities: came.identities, name: came.name, createdAt: came.at },
  ]);
  if (!person) return { result: "erased" };
  const said = { messageId: id, ...person };
  const [, arrived] = await together(holdCustomer(ctx, person.customerId), withTaken(ctx, came, said));
  const conversation = await goOnOrBegin(ctx, arrived, person);
  await writeArrived(ctx, conversation, arrived, { id, source, ...person });
  await announce(ctx, MessageReceived, {
    conversationId: conversation.id,
    messageId: id,
    customerId: person.customerId,
    byMachine: arrived.byMachine ?? false,
    status: conversation.status,
  });
  return { result: "received", conversationId: conversation.id, messageId: id, identityId: person.identityId };
}

type Person = { identityId: number; customerId: number };

/** What another part of the house was waiting for is dealt with there: for people and machines it is as a machine's word. */
async function withTaken(ctx: Context, came: Arrived, more: Person & { messageId: number }): Promise<Arrived> {
  const { customerId, identityId } = more;
  const calendar = came.calendarAnswer;
  const answer = calendar ? await takenAsCalendar(ctx, { customerId, identityId, calendar }) : null;
  if (answer) return { ...came, byMachine: true, meta: { ...came.meta, taken: answer } };
  if (came.byMachine) return came;
  const { channel, text, at } = came;
  const pressedUnder = came.pressed ? await ownMessage(ctx, came) : null;
  const taken = await takenBy(ctx, { channel, text, at, pressedUnder, ...more });
  return taken === null ? came : { ...came, byMachine: true, meta: { ...came.meta, taken } };
}

async function ownMessage(ctx: Context, { accountId, replyTo = [] }: Arrived): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from message where brand_id = ${ctx.brandId}
    and account_id = ${accountId} and external_id = any(${replyTo as string[]}::text[]) and direction = 'out'
    order by id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

async function goOnOrBegin(ctx: Context, arrived: Arrived, person: Person): Promise<Conversation> {
  const { accountId, conversationId, replyTo, subjectKey, ownThread = false, post } = arrived;
  const known = await conversationToGoOn(ctx, {
    customerId: person.customerId,
    accountId,
    conversationId,
    replyTo,
    subjectKey,
    ownThread,
    postId: post?.id,
  });
  if (!known) {
    const { channel, teamId, at } = arrived;
    const begun = await beginConversation(ctx, {
      identityId: person.identityId,
      channel,
      accountId,
      teamId,
      at,
      post: post ?? null,
    });
    if (arrived.meta?.["taken"]) await saveConversation(ctx, begun, { status: "resolved", resolved_at: at });
    else if (await botLeads(ctx, arrived)) await saveConversation(ctx, begun, { status: "bot" });
    return begun;
  }
  if (known.status === "resolved" && !arrived.byMachine) {
    // Whoever had it goes on with it; what was nobody's may be the bot's again.
    const status = known.assignee_id === null && (await botLeads(ctx, arrived)) ? "bot" : "open";
    await saveConversation(ctx, known, { status, resolved_at: null, reopened: sql<number>`reopened + 1` });
    await writeEvent(ctx, known, "reopened");
  }
  if (known.status === "snoozed" && !arrived.byMachine) {
    await saveConversation(ctx, known, { status: "open", snoozed_until: null });
    await writeEvent(ctx, known, "woken");
  }
  return known;
}

/** What all can read is answered by people. */
async function botLeads(ctx: Context, { channel, byMachine, post }: Arrived): Promise<boolean> {
  return !byMachine && !post && (await botTakesLead(ctx, { channel }));
}

async function writeArrived(
  ctx: Context,
  conversation: Conversation,
  arrived: Arrived,
  person: Person & { id: number; source: number },
): Promise<void> {
  const { channel, accountId, at, text, byMachine = false } = arrived;
  const message: NewMessage = {
    id: person.id,
    kind: "message",
    direction: "in",
    author: "customer",
    identityId: person.identityId,
    channel,
    accountId,
    at,
    clientId: arrived.clientId ?? null,
    externalId: arrived.externalId,
    text,
    html: arrived.html ?? null,
    meta: arrived.meta ?? {},
    attachmentIds: arrived.attachmentIds ?? [],
    uploadedBy: arrived.uploadedBy ?? null,
    byMachine,
  };
  const change: Change = {
    channel,
    account_id: accountId,
    last_message_at: new Date(Math.max(at.getTime(), conversation.last_message_at.getTime())),
    ...(!byMachine && conversation.waiting_since === null && { waiting_since: at }),
    // Whoever wanted to know whether they answer knows it now.
    ...(!byMachine && { follow_up_at: null, follow_up_by: null }),
  };
  const entry: NewInteraction = {
    sourceId: person.source,
    externalId: arrived.externalId,
    identityId: person.identityId,
    occurredAt: at,
    kind: "contact",
    channel,
    touchpoint: "support",
    direction: "in",
    subject: "message",
    subjectId: person.id,
    text: text || null,
  };
  await together(writeMessage(ctx, conversation, message, change), recordInteractions(ctx, [entry]));
}
