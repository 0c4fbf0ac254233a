import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customerOfIdentity, identitiesOfCustomer } from "../../../customers/index.ts";
import type { Visitor } from "./visitor.ts";

/** `sees`: the identities whose words this visitor may read. */
export type VisitorConversation = {
  id: number;
  revision: number;
  status: string;
  waits: boolean;
  sees: readonly number[];
};

/**
 * The conversation that a visitor sees: the last one they took part in themselves, or as one of the identities that the site's server
 * vouched for; and for those, any that is led in the chat.
 */
export async function visitorConversation(ctx: Context, visitor: Visitor): Promise<VisitorConversation | null> {
  const sees = await seenBy(ctx, visitor);
  const own = sql`any(${sees as number[]}::bigint[])`;
  const ledInChat = sql`select c.id from identity_map mine
    join identity_map other on other.brand_id = mine.brand_id and other.customer_id = mine.customer_id
    join conversation c on c.brand_id = other.brand_id and c.identity_id = other.identity_id and c.channel = 'chat'
    where mine.brand_id = ${ctx.brandId} and mine.identity_id = ${visitor.identityId}`;
  // In steps: asked at once, a planner who expects many goes through all conversations from the newest on until it meets one of theirs.
  const { rows } = await sql<Omit<VisitorConversation, "sees">>`
    with mine as materialized (
      select id from conversation where brand_id = ${ctx.brandId} and identity_id = ${own}
      union select conversation_id from message where brand_id = ${ctx.brandId} and identity_id = ${own}
      ${visitor.known ? sql`union ${ledInChat}` : sql``}),
    alive as materialized (
      select c.id, c.revision, c.status, c.last_message_at,
        c.waiting_since is not null and c.status not in ('bot', 'resolved') as waits from mine join conversation c on c.id = mine.id
      where c.brand_id = ${ctx.brandId} and c.merged_into is null and c.spam_at is null)
    select id, revision, status, waits from alive order by last_message_at desc, id desc limit 1`.execute(ctx.db);
  return rows[0] ? { ...rows[0], sees } : null;
}

/**
 * Whose words a visitor reads. A number left in a chat and a messenger that was opened by a link may be another person's: only what the
 * site's server vouched for counts beside the visitor themselves.
 */
async function seenBy(ctx: Context, { identityId, known }: Visitor): Promise<readonly number[]> {
  const customerId = known ? await customerOfIdentity(ctx, identityId) : null;
  if (customerId === null) return [identityId];
  const theirs = (await identitiesOfCustomer(ctx, customerId)).filter(
    ({ type, verified }) => verified || type === "visitor",
  );
  return [...new Set([identityId, ...theirs.map(({ id }) => id)])];
}

/**
 * SQL: whether a visitor is told of message `m`: of their own words, and of what was said in the chat. Conversations of one customer may have
 * been merged who was parted into two since: nobody reads what stood in the other's.
 */
export function toldTo({ identityId }: Visitor, { sees }: Pick<VisitorConversation, "sees">): RawBuilder<unknown> {
  const atHome = sql`exists (select from conversation home
    join identity_map other on other.brand_id = home.brand_id and other.identity_id = home.identity_id
    join identity_map mine on mine.brand_id = other.brand_id and mine.customer_id = other.customer_id
    where home.brand_id = m.brand_id and home.id = m.home_id and mine.identity_id = ${identityId})`;
  const inChat = sql`(m.kind = 'event' or (m.direction = 'out' and m.channel = 'chat'))`;
  return sql`(m.identity_id = any(${sees as number[]}::bigint[]) or (${inChat} and ${atHome}))`;
}
