import { type RawBuilder, sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import { visibleTo } from "../people/visible-to.ts";
import type { Conversation } from "./conversation.ts";

/** The topic under which changed conversations stand in the change feed. */
export const conversationTopic = "conversation";
/** The topic under which an identity stands with whom a conversation begins. */
export const begunTopic = "conversation-begun";

export const columns = sql`c.id, c.identity_id, m.customer_id,
  exists (select from identity i where i.brand_id = c.brand_id and i.id = c.identity_id and i.erased_at is not null) as erased,
  c.channel, c.account_id, c.status, c.priority, c.labels, c.team_id, c.assignee_id, c.opened_at, c.last_seq, c.first_seq,
  c.revision, c.last_message_at, c.waiting_since, c.first_reply_at, c.snoozed_until, c.resolved_at, c.spam_at, c.merged_into, c.post`;

/**
 * Locks a conversation that the actor may see, until the transaction ends; whoever it is with is not erased meanwhile. One that was merged
 * leads to where it went. Refuses `not_found`.
 */
export async function holdConversation(ctx: Context, id: number): Promise<Conversation> {
  const held = sql<Conversation>`
    select ${columns} from conversation c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} and ${visibleTo(ctx)} for update of c`;
  const [, { rows }] = await together(holdOffErasures(ctx), held.execute(ctx.db));
  const found = rows[0];
  if (!found) throw new Refusal("not_found", "conversation");
  return found.merged_into === null ? found : holdConversation(ctx, found.merged_into);
}

/** A conversation that the actor may see, without locking it. Refuses `not_found`. */
export async function findConversation(ctx: Context, id: number): Promise<Conversation> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversation c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} and ${visibleTo(ctx)}`.execute(ctx.db);
  const found = rows[0];
  if (!found) throw new Refusal("not_found", "conversation");
  return found.merged_into === null ? found : findConversation(ctx, found.merged_into);
}

/** Columns that a use case may change. */
export type Change = Partial<
  Omit<Conversation, "id" | "identity_id" | "customer_id" | "erased" | "revision" | "opened_at" | "post">
> & {
  assigned_at?: Date | null;
  resolved_by?: string | null;
  reopened?: RawBuilder<number>;
  spam_by?: string | null;
  split_from?: number | null;
  follow_up_at?: Date | null;
  follow_up_by?: string | null;
};

/** SQL: what an update sets for a change. */
export function setsOf(change: Change): RawBuilder<unknown>[] {
  return Object.entries(change).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
}

/** What of a change a held conversation knows afterwards. */
export function known({ reopened: _reopened, ...change }: Change): Omit<Change, "reopened"> {
  return change;
}

/** Writes changes of a held conversation, raises its revision and tells the change feed. The held one is brought up to date. */
export async function saveConversation(ctx: Context, held: Conversation, change: Change): Promise<void> {
  const { rows } = await sql<{ revision: number }>`
    update conversation set ${sql.join([...setsOf(change), sql`revision = revision + 1`])}
    where brand_id = ${ctx.brandId} and id = ${held.id} returning revision`.execute(ctx.db);
  Object.assign(held, known(change), { revision: rows[0]!.revision });
  await recordChanges(ctx, conversationTopic, [held.id]);
}
