import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { PromiseRow, promiseBody, promiseQuery } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { partsOf } from "../joining/hold-conversations.ts";
import { enqueuePromiseReminder, promiseTopic } from "./remind-promise.ts";
import { authorOf } from "./user-of.ts";
import { visibleTo } from "./visible-to.ts";

type Found = {
  id: number;
  conversation_id: number | null;
  customer_id: number;
  text: string;
  callback: boolean;
  due_at: Date;
  reminded_at: Date | null;
  made_by: string;
  made_at: Date;
  kept_at: Date | null;
  released_at: Date | null;
};

/** Promises, those due soonest first; kept ones newest first. At most 500. */
export async function listPromises(ctx: Context, query: z.infer<typeof promiseQuery>): Promise<PromiseRow[]> {
  const state = {
    due: sql`p.kept_at is null and p.released_at is null`,
    kept: sql`p.kept_at is not null`,
    all: sql`true`,
  }[query.state];
  const { rows } = await sql<Found>`
    select p.id, p.conversation_id, m.customer_id, p.body as text, p.callback, p.due_at, p.reminded_at, p.made_by, p.made_at, p.kept_at, p.released_at
    from promise p join identity_map m on m.brand_id = p.brand_id and m.identity_id = p.identity_id
    left join conversation c on c.brand_id = p.brand_id and c.id = p.conversation_id
    where p.brand_id = ${ctx.brandId} and ${state} and (c.id is null or ${visibleTo(ctx)})
      and (${query.conversation ?? null}::bigint is null or p.conversation_id = any(${query.conversation ? await partsOf(ctx, query.conversation) : []}::bigint[]))
      and (${query.customer ?? null}::bigint is null or m.customer_id = ${query.customer ?? null})
      and (not ${query.mine} or p.made_by = ${ctx.actor.kind === "user" ? ctx.actor.id : ""})
    order by p.kept_at desc nulls first, p.due_at, p.id limit 500`.execute(ctx.db);
  const customers = await customerNames(ctx, [...new Set(rows.map((row) => row.customer_id))]);
  const people = await colleagueNames(
    ctx,
    rows.map((row) => row.made_by),
  );
  return rows.map(({ customer_id, made_by, ...row }) => ({
    ...row,
    customer: { id: customer_id, name: customers.get(customer_id) ?? null },
    made_by: { id: made_by, name: people.get(made_by) ?? "" },
    due_at: row.due_at.toISOString(),
    reminded_at: row.reminded_at?.toISOString() ?? null,
    made_at: row.made_at.toISOString(),
    kept_at: row.kept_at?.toISOString() ?? null,
    released_at: row.released_at?.toISOString() ?? null,
  }));
}

/** Records what a customer was told the brand will do, and by when. */
export async function makePromise(
  ctx: Context,
  conversationId: number,
  body: z.infer<typeof promiseBody>,
): Promise<number> {
  const held = await holdConversation(ctx, conversationId);
  const { rows } = await sql<{ id: number }>`
    insert into promise (brand_id, conversation_id, identity_id, body, due_at, made_by, made_at)
    values (${ctx.brandId}, ${held.id}, ${held.identity_id}, ${body.text}, ${body.due_at}, ${authorOf(ctx)}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  await writeEvent(ctx, held, "promise_made", { promise: rows[0]!.id, due_at: body.due_at });
  await enqueuePromiseReminder(ctx, rows[0]!.id, new Date(body.due_at));
  await recordChanges(ctx, promiseTopic, [rows[0]!.id]);
  return rows[0]!.id;
}

/** Marks a promise as kept, or as one that is no longer owed; `undo` takes the mark back. Refuses `not_found`. */
export async function settlePromise(ctx: Context, id: number, how: "kept" | "released" | "undo"): Promise<void> {
  const me = authorOf(ctx);
  const at = (wanted: string) => (how === wanted ? ctx.now : null);
  const by = (wanted: string) => (how === wanted ? me : null);
  const held = await holdConversationOf(ctx, id);
  await sql`update promise set kept_at = ${at("kept")}, kept_by = ${by("kept")}, released_at = ${at("released")}, released_by = ${by("released")}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (how === "kept" && held) await writeEvent(ctx, held, "promise_kept", { promise: id });
  await recordChanges(ctx, promiseTopic, [id]);
}

/** The conversation in which a promise was made, held before the promise is; null where it was made in none. Refuses `not_found`. */
async function holdConversationOf(ctx: Context, id: number): Promise<Conversation | null> {
  const { rows } = await sql<{ conversation_id: number | null }>`select conversation_id from promise
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "promise");
  const { conversation_id: conversationId } = rows[0];
  return conversationId === null ? null : holdConversation(ctx, conversationId);
}
