import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent, writeMessage } from "../conversations/write-message.ts";
import { oweCall } from "../people/callback-promise.ts";
import { settlePromise } from "../people/promises.ts";
import { conversationToGoOn } from "../receive/find-conversation.ts";
import { holdCustomer } from "../receive/hold-customer.ts";
import { brandHours } from "../service-level/brand-hours.ts";
import { addWorkingTime } from "../service-level/working-time.ts";

/** A call of a customer that nobody answered. `hours`: of working time, within which they are called back. */
export type MissedCall = {
  identityId: number;
  customerId: number;
  at: Date;
  outcome: "no_answer" | "busy" | null;
  hours: number;
};

/**
 * A missed call stands in the conversation that goes on with its customer, or begins one, and a call is owed to them. Whoever is owed one
 * already is owed it by the time that was promised first. `settled` is asked while nothing else comes in from this customer: where it says
 * that they were spoken with since, nothing is owed. Gives the conversation, null where there is nothing to do.
 */
export async function takeMissedCall(
  ctx: Context,
  missed: MissedCall,
  settled: () => Promise<boolean>,
): Promise<number | null> {
  const { identityId, customerId, at } = missed;
  await holdCustomer(ctx, customerId);
  if (await settled()) return null;
  const known = await conversationToGoOn(ctx, { customerId, accountId: null });
  if (known) await takeUp(ctx, known);
  const held =
    known ?? (await beginConversation(ctx, { identityId, channel: "phone", accountId: null, teamId: null, at }));
  await writeMessage(
    ctx,
    held,
    {
      kind: "message",
      direction: "in",
      author: "customer",
      identityId,
      channel: "phone",
      at,
      text: "",
      meta: { log: { what: "call", outcome: missed.outcome, duration_seconds: null, by: null } },
    },
    {
      last_message_at: new Date(Math.max(at.getTime(), held.last_message_at.getTime())),
      ...(held.waiting_since === null && { waiting_since: at }),
    },
  );
  if (!(await isOwed(ctx, held.id)))
    await oweCall(ctx, held, addWorkingTime(await brandHours(ctx), ctx.now, missed.hours * 3_600_000));
  return held.id;
}

async function takeUp(ctx: Context, known: Conversation): Promise<void> {
  if (known.status === "resolved") {
    await saveConversation(ctx, known, { status: "open", resolved_at: null, reopened: sql<number>`reopened + 1` });
    await writeEvent(ctx, known, "reopened");
  }
  if (known.status === "snoozed") {
    await saveConversation(ctx, known, { status: "open", snoozed_until: null });
    await writeEvent(ctx, known, "woken");
  }
}

async function isOwed(ctx: Context, conversationId: number): Promise<boolean> {
  const { rows } = await sql`select from promise where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}
    and callback and kept_at is null and released_at is null limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** A call in which a customer was spoken with. `userId`: who spoke with them, where that is known. */
export type SpokenCall = {
  identityId: number;
  customerId: number;
  until: Date;
  userId: string | null;
  talkSeconds: number | null;
};

/**
 * A customer was spoken with by telephone: the calls that were owed to them until then are kept, and stand in their conversations as
 * answers. Gives how many.
 */
export async function keepCallbacks(ctx: Context, spoken: SpokenCall): Promise<number> {
  await holdCustomer(ctx, spoken.customerId);
  const { rows } = await sql<{ id: number; conversation_id: number | null }>`
    select p.id, p.conversation_id from promise p
    join identity_map m on m.brand_id = p.brand_id and m.identity_id = p.identity_id
    where p.brand_id = ${ctx.brandId} and m.customer_id = ${spoken.customerId} and p.callback and p.kept_at is null
      and p.released_at is null and p.made_at <= ${spoken.until} order by p.id`.execute(ctx.db);
  for (const { id, conversation_id: conversationId } of rows) {
    if (conversationId !== null) await writeSpoken(ctx, await holdConversation(ctx, conversationId), spoken);
    await settlePromise(ctx, id, "kept");
  }
  return rows.length;
}

/** Nobody waits any more: the talk is the answer. */
async function writeSpoken(ctx: Context, held: Conversation, spoken: SpokenCall): Promise<void> {
  const { userId, identityId, until } = spoken;
  await writeMessage(
    ctx,
    held,
    {
      kind: "message",
      direction: "out",
      author: "agent",
      userId,
      identityId,
      channel: "phone",
      at: until,
      text: "",
      meta: { log: { what: "call", outcome: "reached", duration_seconds: spoken.talkSeconds, by: userId } },
    },
    {
      waiting_since: null,
      last_message_at: new Date(Math.max(until.getTime(), held.last_message_at.getTime())),
      ...(held.first_reply_at === null && { first_reply_at: until }),
    },
  );
}
