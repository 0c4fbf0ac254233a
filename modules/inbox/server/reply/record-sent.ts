import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordContact } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";

/** A message of the house that went out: to which identity, what it said, and whether the caps counted it when the gate was asked. */
export type Sent = {
  id: number;
  identityId: number;
  channel: string;
  userId: string | null;
  at: Date;
  text: string;
  counted?: boolean;
};

/** Records in the customer's timeline a message of the house that went out; once, however often it is told. */
export async function recordSent(ctx: Context, messageId: number): Promise<void> {
  const { rows } = await sql<Sent>`
    select m.id, coalesce(m.identity_id, c.identity_id) as "identityId", m.channel, m.user_id as "userId", m.at, t.body as text,
      t.meta ? 'counted' as counted
    from message m join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId} and m.kind = 'message'`.execute(ctx.db);
  if (rows[0]) await recordAnswer(ctx, rows[0]);
}

/** As recordSent, of a message at hand. */
export async function recordAnswer(ctx: Context, sent: Sent): Promise<void> {
  const { identityId, channel, at } = sent;
  const { recorded } = await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "inbox"),
      externalId: `message:${sent.id}`,
      identityId,
      occurredAt: at,
      kind: "contact",
      channel,
      touchpoint: "support",
      direction: "out",
      userId: sent.userId,
      subject: "message",
      subjectId: sent.id,
      text: sent.text || null,
    },
  ]);
  if (recorded > 0 && !sent.counted) await recordContact(ctx, { identityId, channel, purpose: "service", at });
}
