import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import {
  type ErasedPerson,
  type PersonIds,
  registerErasure,
  registerPersonalExport,
  registerReachEvidence,
} from "../../customers/index.ts";
import { registerSubjectReader } from "../../timeline/index.ts";
import { findReachEvidence } from "./reach-evidence.ts";

/** Words, files, names of files and promises go; that something was said, when and where, stays. */
async function forgetWords(ctx: Context, { identityIds, customerId }: ErasedPerson): Promise<void> {
  const ids = sql`any(${identityIds as number[]}::bigint[])`;
  const theirs = sql`select id from conversation where brand_id = ${ctx.brandId} and identity_id = ${ids}
    union select conversation_id from message where brand_id = ${ctx.brandId} and identity_id = ${ids}`;
  // A note that hands something on may have been handed on itself.
  const { rows: copies } = await sql<{ message_id: number }>`
    with recursive handed_on as (
      select t.message_id from message m join message_text t on t.brand_id = m.brand_id
        and t.meta ? 'forward' and (t.meta -> 'forward' ->> 'message')::bigint = m.id
      where m.brand_id = ${ctx.brandId} and m.conversation_id in (${theirs})
      union select t.message_id from handed_on h join message_text t on t.brand_id = ${ctx.brandId}
        and t.meta ? 'forward' and (t.meta -> 'forward' ->> 'message')::bigint = h.message_id)
    select message_id from handed_on`.execute(ctx.db);
  const copied = copies.map(({ message_id }) => message_id);
  await sql`delete from message_text where brand_id = ${ctx.brandId} and message_id = any(${copied}::bigint[])`.execute(
    ctx.db,
  );
  await sql`delete from message_text where brand_id = ${ctx.brandId}
    and message_id in (select id from message where brand_id = ${ctx.brandId} and conversation_id in (${theirs}))`.execute(
    ctx.db,
  );
  await sql`update message_text set meta = meta #- '{form,left}' where brand_id = ${ctx.brandId} and meta ? 'form'
    and exists (select from jsonb_array_elements(meta -> 'form' -> 'left') as one
      where (one -> 'customer' ->> 'id')::bigint = ${customerId})`.execute(ctx.db);
  await sql`update message set client_id = null, external_id = null where brand_id = ${ctx.brandId} and conversation_id in (${theirs})`.execute(
    ctx.db,
  );
  const { rows: files } = await sql<{ hex: string }>`update attachment set name = '', erased_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and erased_at is null
      and (conversation_id in (${theirs}) or message_id = any(${copied}::bigint[]) or uploaded_by in (select 'visitor:' || unnest(${identityIds as number[]}::bigint[])))
    returning encode(sha256, 'hex') as hex`.execute(ctx.db);
  if (files.length > 0) await enqueue(ctx, "forget-attachments", { hashes: files.map((file) => file.hex) });
  await sql`delete from draft where brand_id = ${ctx.brandId} and conversation_id in (${theirs})`.execute(ctx.db);
  await sql`update conversation set labels = '{}', revision = revision + 1 where brand_id = ${ctx.brandId} and id in (${theirs})`.execute(
    ctx.db,
  );
  await sql`update promise set body = '' where brand_id = ${ctx.brandId} and identity_id = ${ids}`.execute(ctx.db);
  await sql`delete from chat_continuation where brand_id = ${ctx.brandId} and identity_id = ${ids}`.execute(ctx.db);
  await sql`delete from chat_visitor where brand_id = ${ctx.brandId} and identity_id = ${ids}`.execute(ctx.db);
}

async function conversationsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`
    select c.id, c.opened_at, c.status, c.channel, coalesce((select json_agg(json_build_object('at', m.at, 'direction', m.direction,
        'channel', m.channel, 'text', t.body) order by m.seq)
      from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
      where m.brand_id = c.brand_id and m.conversation_id = c.id and m.kind = 'message'), '[]') as messages
    from conversation c where c.brand_id = ${ctx.brandId} and c.identity_id = any(${identityIds as number[]}::bigint[])
    order by c.id`.execute(ctx.db);
  return rows;
}

/** A message in the timeline leads to its conversation. */
async function conversationsOfMessages(
  ctx: Context,
  ids: readonly number[],
): Promise<Map<number, { conversation: number }>> {
  const { rows } = await sql<{ id: number; conversation_id: number }>`select id, conversation_id from message
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, { conversation: row.conversation_id }]));
}

/** Tells `customers` and `timeline` what conversations say about people. */
export function registerWithOthers(): void {
  registerErasure("conversations", forgetWords);
  registerPersonalExport("conversations", conversationsOfPerson);
  registerReachEvidence("conversations", findReachEvidence);
  registerSubjectReader(["message"], conversationsOfMessages);
}
