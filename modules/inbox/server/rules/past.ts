import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** What was written in a conversation, as far as rules ask about it. */
export type PastMessage = {
  conversation_id: number;
  id: number;
  seq: number;
  kind: "message" | "note" | "event";
  direction: "in" | "out" | null;
  author: "customer" | "agent" | "bot" | "system";
  event: string | null;
  at: Date;
  channel: string | null;
  account_id: number | null;
  by_machine: boolean;
  by_rule: boolean;
  text: string;
  meta: Record<string, unknown>;
};

/** A conversation as it is today, with everything that was written in it, oldest first. */
export type PastConversation = {
  id: number;
  customer_id: number;
  channel: string;
  account_id: number | null;
  priority: number;
  labels: string[];
  team_id: number | null;
  assignee_id: string | null;
  is_new: boolean;
  messages: PastMessage[];
  /** Promises that were not kept when they were due, by when that was. */
  broken: { id: number; due_at: Date }[];
};

/** Ids of conversations in which something was written since, newest first. */
export async function conversationsSince(ctx: Context, since: Date, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from conversation c where c.brand_id = ${ctx.brandId} and c.merged_into is null
      and exists (select from message m where m.brand_id = c.brand_id and m.conversation_id = c.id and m.at >= ${since})
    order by c.last_message_at desc, c.id desc limit ${most}`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** These conversations with their past. */
export async function readPast(ctx: Context, ids: readonly number[], since: Date): Promise<PastConversation[]> {
  const wanted = sql`any(${ids as number[]}::bigint[])`;
  const { rows } = await sql<Omit<PastConversation, "messages" | "broken">>`
    select c.id, m.customer_id, c.channel, c.account_id, c.priority, c.labels, c.team_id, c.assignee_id,
      not exists (select from identity_map i join conversation o on o.brand_id = i.brand_id and o.identity_id = i.identity_id
        where i.brand_id = c.brand_id and i.customer_id = m.customer_id and o.id <> c.id and o.opened_at < c.opened_at
          and o.merged_into is null) as is_new
    from conversation c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${wanted}`.execute(ctx.db);
  const { rows: messages } = await sql<PastMessage>`
    select m.conversation_id, m.id, m.seq, m.kind, m.direction, m.author, m.event, m.at, m.channel, m.account_id,
      coalesce(m.client_id like 'rule-%', false) as by_rule,
      m.by_machine or coalesce((t.meta ->> 'automatic')::boolean, false) as by_machine,
      case when m.direction = 'in' then left(coalesce(t.body, ''), 4000) else '' end as text, coalesce(t.meta, '{}') as meta
    from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${wanted} and m.withdrawn_at is null
    order by m.conversation_id, m.seq`.execute(ctx.db);
  const { rows: promises } = await sql<{ id: number; conversation_id: number; due_at: Date }>`
    select id, conversation_id, due_at from promise
    where brand_id = ${ctx.brandId} and conversation_id = ${wanted} and due_at between ${since} and ${ctx.now}
      and coalesce(kept_at, 'infinity') > due_at and coalesce(released_at, 'infinity') > due_at
    order by due_at`.execute(ctx.db);
  const said = Map.groupBy(messages, (message) => message.conversation_id);
  const broken = Map.groupBy(promises, (promise) => promise.conversation_id);
  return rows.map((row) => ({ ...row, messages: said.get(row.id) ?? [], broken: broken.get(row.id) ?? [] }));
}
