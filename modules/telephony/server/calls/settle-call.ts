import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { resolvePeople } from "../../../customers/index.ts";
import { keepCallbacks, takeMissedCall } from "../../../inbox/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import type { CallRow } from "./call-rows.ts";
import { earlier, talkOf, waitOf } from "./merge-call.ts";
import { isPersons } from "./outside-number.ts";
import type { NewsExchange } from "./take-news.ts";

/** What became of a call in the timeline's own words. */
const told: Record<string, string> = { answered: "reached", missed: "no_answer", no_answer: "no_answer", busy: "busy" };
/** A missed call of which we hear later than this is history: nobody is to call back now. */
const oweWithin = 24 * 3_600_000;

/**
 * When a held call is over: its customer is found or made by the number, the call stands once on their timeline, and where nobody
 * answered a call is owed to them, unless they were spoken with since. Calls within the house, with a hidden number, or in which our own
 * side did not pick up, are nobody's contact and stand in the list alone. `kept`: what was owed was kept by this call before. Changes the
 * row it is given, and gives its customer, where it is somebody's contact.
 */
export async function settleCall(
  ctx: Context,
  exchange: NewsExchange,
  call: CallRow,
  kept: boolean,
): Promise<number | null> {
  const { outcome, direction } = call;
  if (!outcome || !call.ended_at || direction === "internal" || !direction || outcome === "cancelled") return null;
  if (!isPersons(call.number) || call.erased_at) return null;
  const source = await sourceId(ctx, `phone:${exchange.id}`);
  const [person] = await resolvePeople(ctx, [
    { sourceId: source, identities: [{ type: "phone", value: call.number }], createdAt: call.began_at },
  ]);
  if (!person) {
    Object.assign(call, { number: null, recording: null, identity_id: null, erased_at: ctx.now });
    return null;
  }
  call.identity_id = person.identityId;
  await logOnce(ctx, source, call);
  const whom = { identityId: person.identityId, customerId: person.customerId };
  if (outcome === "answered" && !kept) await keepOwed(ctx, call, whom);
  if (outcome !== "answered" && direction === "in") await oweOnce(ctx, exchange, call, whom);
  call.settled_at ??= ctx.now;
  return person.customerId;
}

type Whom = { identityId: number; customerId: number };

async function logOnce(ctx: Context, source: number, call: CallRow): Promise<void> {
  if (call.interaction_id !== null) return;
  const talk = talkOf(call);
  const { ids } = await recordInteractions(ctx, [
    {
      sourceId: source,
      externalId: `call:${call.external_id}`,
      identityId: call.identity_id as number,
      occurredAt: earlier(call.began_at, ctx.now),
      kind: "contact",
      channel: "phone",
      touchpoint: "support",
      direction: call.direction === "out" ? "out" : "in",
      userId: call.user_id,
      subject: "call",
      subjectId: call.id,
      meta: {
        ...(told[call.outcome as string] && { outcome: told[call.outcome as string] }),
        ...(talk ? { duration_seconds: talk } : {}),
        ...(waitOf(call) !== null && { wait_seconds: waitOf(call) }),
        ...(call.queue && { queue: call.queue }),
      },
    },
  ]);
  call.interaction_id = ids[0] ?? null;
}

async function keepOwed(ctx: Context, call: CallRow, whom: Whom): Promise<void> {
  const until = earlier(call.ended_at as Date, ctx.now);
  // What is owed by the clock of the house; the exchange's may be some seconds behind.
  const slack = earlier(ctx.now, new Date(until.getTime() + 120_000));
  // What this call itself was taken to owe, before its record came, was never owed.
  const mistaken = call.conversation_id !== null;
  await keepCallbacks(ctx, {
    ...whom,
    until: mistaken ? ctx.now : slack,
    userId: call.user_id,
    talkSeconds: talkOf(call),
  });
}

async function oweOnce(ctx: Context, exchange: NewsExchange, call: CallRow, whom: Whom): Promise<void> {
  const { ended_at: endedAt, began_at: at, outcome } = call;
  if (call.conversation_id !== null || ctx.now.getTime() - (endedAt as Date).getTime() > oweWithin) return;
  call.conversation_id = await takeMissedCall(
    ctx,
    {
      ...whom,
      at: earlier(at, ctx.now),
      outcome: outcome === "busy" ? "busy" : outcome === "unknown" ? null : "no_answer",
      hours: exchange.call_back_hours,
    },
    () => spokenSince(ctx, call, whom.customerId),
  );
}

/** Whether the customer has been spoken with since this call began, on whatever exchange: news may come late. */
async function spokenSince(ctx: Context, call: CallRow, customerId: number): Promise<boolean> {
  const { rows } = await sql<{ identity_id: number }>`select c.identity_id from phone_call c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.outcome = 'answered' and c.id <> ${call.id}
      and c.began_at >= ${call.began_at} limit 1`.execute(ctx.db);
  return rows.length > 0;
}
