import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { type ClaimedIdentity, resolvePeople } from "../../../customers/index.ts";
import { claimDrawing, externalKey, sourceId } from "../../../intake/index.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { touchMessage, writeMessage } from "../conversations/write-message.ts";
import { recordAnswer, recordSent } from "../reply/record-sent.ts";
import { conversationToGoOn } from "./find-conversation.ts";
import { holdCustomer } from "./hold-customer.ts";

/** What the house wrote to a customer with another program, as its provider tells it. */
export type OwnWord = {
  source: string;
  externalId: string;
  to: ClaimedIdentity;
  name: string | null;
  channel: string;
  accountId: number;
  at: Date;
  text: string;
  attachmentIds: readonly number[];
  replyTo?: readonly string[] | undefined;
  /** It stands under a comment, for all to read: who wrote that comment is whom it answers. */
  isPublic: boolean;
};

/**
 * Keeps what the house wrote elsewhere as an answer of the house, once. What Hamdel sent itself is not written a second time: it is known by
 * its id, or by being under way to that customer in the same words, and has surely gone out then.
 */
export async function receiveOwn(ctx: Context, word: OwnWord): Promise<void> {
  if (await isKnown(ctx, word)) return;
  const conversation = word.isPublic ? await underComment(ctx, word) : await withCustomer(ctx, word);
  if (!conversation || (await isUnderWay(ctx, conversation, word))) return;
  const [id = null] = await claimDrawing(
    ctx,
    await sourceId(ctx, word.source),
    [externalKey("message", word.externalId)],
    "hamdel.message_id_seq",
  );
  if (id === null) return;
  const { channel, accountId, at, text, externalId, attachmentIds } = word;
  const identityId = conversation.identity_id;
  await together(
    writeMessage(
      ctx,
      conversation,
      {
        ...{ id, kind: "message", direction: "out", author: "agent", identityId, channel, accountId, at, externalId },
        ...{ delivery: "sent", text, meta: { elsewhere: true }, attachmentIds },
      },
      {
        waiting_since: null,
        last_message_at: new Date(Math.max(at.getTime(), conversation.last_message_at.getTime())),
        ...(conversation.first_reply_at === null && { first_reply_at: at }),
        ...(conversation.status === "bot" && { status: "open" as const }),
      },
    ),
    recordAnswer(ctx, { id, identityId, channel, userId: null, at, text }),
  );
}

/** Whether a message of ours has this id, or had it as one of its parts. */
async function isKnown(ctx: Context, { accountId, externalId }: OwnWord): Promise<boolean> {
  const { rows } = await sql`select from message where brand_id = ${ctx.brandId} and account_id = ${accountId}
    and external_id = ${externalId} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

async function underComment(ctx: Context, { accountId, replyTo = [] }: OwnWord): Promise<Conversation | null> {
  const { rows } = await sql<{
    conversation_id: number;
  }>`select conversation_id from message where brand_id = ${ctx.brandId}
    and account_id = ${accountId} and external_id = any(${replyTo as string[]}::text[]) order by at desc limit 1`.execute(
    ctx.db,
  );
  return rows[0] ? holdConversation(ctx, rows[0].conversation_id) : null;
}

async function withCustomer(ctx: Context, word: OwnWord): Promise<Conversation | null> {
  const claim = { sourceId: await sourceId(ctx, word.source), identities: [word.to], name: word.name };
  const [person] = await resolvePeople(ctx, [{ ...claim, createdAt: word.at }]);
  if (!person) return null;
  await holdCustomer(ctx, person.customerId);
  const { channel, accountId, at } = word;
  return (
    (await conversationToGoOn(ctx, { customerId: person.customerId, accountId, replyTo: word.replyTo })) ??
    (await beginConversation(ctx, { identityId: person.identityId, channel, accountId, teamId: null, at }))
  );
}

type Candidate = { id: number; delivery: string; body: string; parts: string[] | null; files: boolean };

/** Within so many milliseconds a word that comes back is one that is being sent. */
const soon = 600_000;

async function isUnderWay(
  ctx: Context,
  { id }: Conversation,
  { accountId, externalId, text, at }: OwnWord,
): Promise<boolean> {
  const { rows } = await sql<Candidate>`
    select m.id, m.delivery, t.body, t.meta -> 'parts' as parts,
      exists (select from attachment a where a.brand_id = m.brand_id and a.message_id = m.id) as files
    from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${id} and m.direction = 'out' and m.account_id = ${accountId}
      and m.at > ${new Date(at.getTime() - soon)} and m.withdrawn_at is null order by m.id desc limit 20`.execute(
    ctx.db,
  );
  if (rows.some(({ parts }) => parts?.includes(externalId))) return true;
  const waiting = rows.find(
    ({ delivery, body, files }) =>
      ["sending", "unknown"].includes(delivery) && (text === "" ? files : body.includes(text.trim())),
  );
  if (!waiting) return false;
  // It has gone out: its provider says so.
  await sql`update message set delivery = 'sent', delivery_at = ${ctx.now}, delivery_problem = null,
      external_id = coalesce(external_id, ${externalId}) where brand_id = ${ctx.brandId} and id = ${waiting.id}`.execute(
    ctx.db,
  );
  await touchMessage(ctx, waiting.id);
  await recordSent(ctx, waiting.id);
  return true;
}
