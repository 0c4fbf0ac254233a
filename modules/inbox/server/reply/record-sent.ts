import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordContact } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";

type Sent = {
  identity_id: number | null;
  conversation_identity: number;
  channel: string;
  user_id: string | null;
  at: Date;
  body: string;
};

/** Records in the customer's timeline a message of the house that went out; once, however often it is told. */
export async function recordSent(ctx: Context, messageId: number): Promise<void> {
  const { rows } = await sql<Sent>`
    select m.identity_id, c.identity_id as conversation_identity, m.channel, m.user_id, m.at, t.body
    from message m join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId} and m.kind = 'message'`.execute(ctx.db);
  const sent = rows[0];
  if (!sent) return;
  const { recorded } = await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "inbox"),
      externalId: `message:${messageId}`,
      identityId: sent.identity_id ?? sent.conversation_identity,
      occurredAt: sent.at,
      kind: "contact",
      channel: sent.channel,
      touchpoint: "support",
      direction: "out",
      userId: sent.user_id,
      subject: "message",
      subjectId: messageId,
      text: sent.body || null,
    },
  ]);
  if (recorded === 0) return;
  const identityId = sent.identity_id ?? sent.conversation_identity;
  await recordContact(ctx, { identityId, channel: sent.channel, purpose: "service", at: sent.at });
}
