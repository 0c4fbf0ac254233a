import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Visitor } from "./visitor.ts";

export type VisitorConversation = { id: number; revision: number; status: string };

/**
 * The conversation that a visitor sees: the last one they took part in themselves. Whoever the site's server vouches for sees the last one
 * of the customer they are, wherever it was led.
 */
export async function visitorConversation(ctx: Context, visitor: Visitor): Promise<VisitorConversation | null> {
  const theirs = visitor.known
    ? sql`c.identity_id in (select other.identity_id from identity_map mine
        join identity_map other on other.brand_id = mine.brand_id and other.customer_id = mine.customer_id
        where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${visitor.identityId})`
    : sql`(c.identity_id = ${visitor.identityId} or c.id in (select conversation_id from message m
        where m.brand_id = ${ctx.brandId} and m.identity_id = ${visitor.identityId}))`;
  const { rows } = await sql<VisitorConversation>`
    select c.id, c.revision, c.status from conversation c
    where c.brand_id = ${ctx.brandId} and ${theirs} and c.merged_into is null and c.spam_at is null
    order by c.last_message_at desc, c.id desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}

/**
 * SQL: whether a visitor is told of message `m`. A number left in a chat may be another person's: who was not vouched for reads what was
 * said in the chat alone, even where the conversation went on by SMS or mail.
 */
export function toldTo(visitor: Visitor): RawBuilder<unknown> {
  if (visitor.known) return sql`true`;
  return sql`(m.kind = 'event' or m.identity_id = ${visitor.identityId} or (m.direction = 'out' and m.channel = 'chat'))`;
}
