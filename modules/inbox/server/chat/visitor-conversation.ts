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
 * said in the chat alone, even where the conversation went on by SMS or mail. And conversations of one customer may have been merged who was
 * parted into two since: nobody reads what stood in the other's.
 */
export function toldTo({ identityId, known }: Visitor): RawBuilder<unknown> {
  const theirs = (identity: RawBuilder<unknown>) => sql`exists (select from identity_map mine
    join identity_map other on other.brand_id = mine.brand_id and other.customer_id = mine.customer_id
    where mine.brand_id = m.brand_id and mine.identity_id = ${identityId} and other.identity_id = ${identity})`;
  const ofCustomer = sql`((m.identity_id is null or ${theirs(sql`m.identity_id`)})
    and exists (select from conversation home where home.brand_id = m.brand_id and home.id = m.home_id and ${theirs(sql`home.identity_id`)}))`;
  const inChat = sql`(m.kind = 'event' or (m.direction = 'out' and m.channel = 'chat'))`;
  return sql`(m.identity_id = ${identityId} or (${known ? sql`true` : inChat} and ${ofCustomer}))`;
}
