import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { findErased, holdOffErasures, identityByValue } from "../../../customers/index.ts";
import { announceCall } from "./announce-call.ts";
import type { CallNews } from "./call-news.ts";
import { type CallRow, holdCall, saveCall } from "./call-rows.ts";
import { mergeCall } from "./merge-call.ts";
import { isPersons } from "./outside-number.ts";
import { settleCall } from "./settle-call.ts";

/** Topics of the change feed: a call that changed; an extension at which something rings, is spoken or is over. */
export const callTopic = "phone-call";
export const extensionTopic = "phone-extension";

/** What news of calls is judged by. */
export type NewsExchange = { id: number; call_back_hours: number };

/** So long an exchange's number of a call is at most. */
const longestId = 200;

/**
 * Takes one piece of news of a call into its one row, in this transaction: repeats and another order end the same. When the call is over it
 * stands on its customer's timeline, once; when it was missed, a call is owed. Gives the call.
 */
export async function takeCallNews(ctx: Context, exchange: NewsExchange, news: CallNews): Promise<number> {
  await holdOffErasures(ctx);
  const held = await holdCall(ctx, exchange.id, news.callId.slice(0, longestId), news.at);
  const call: CallRow = { ...held, ...mergeCall(held, news) };
  if (await isErased(ctx, call))
    Object.assign(call, { number: null, recording: null, erased_at: call.erased_at ?? ctx.now });
  if (call.identity_id === null && isPersons(call.number))
    call.identity_id = (await identityByValue(ctx, "phone", call.number))?.id ?? null;
  const touched = await moveLegs(ctx, call, news);
  call.user_id = (await userAt(ctx, exchange.id, call.extension)) ?? call.user_id;
  const kept = held.outcome === "answered" && held.settled_at !== null;
  const customerId = await settleCall(ctx, exchange, call, kept);
  await saveCall(ctx, call);
  await announceCall(ctx, held, call, customerId);
  await recordChanges(ctx, callTopic, [call.id]);
  await recordChanges(ctx, extensionTopic, await extensionIds(ctx, exchange.id, touched));
  return call.id;
}

/** Whether the call is of somebody who was erased: their number is not kept, not even while it rings. */
async function isErased(ctx: Context, call: CallRow): Promise<boolean> {
  if (call.erased_at) return true;
  if (!isPersons(call.number) || call.identity_id !== null) return false;
  return (await findErased(ctx, [{ type: "phone", value: call.number }])).size > 0;
}

/** The telephones of the call as they stand; gives those that changed. One that is over rings no more, whatever comes late. */
async function moveLegs(ctx: Context, call: CallRow, news: CallNews): Promise<string[]> {
  const { leg } = news;
  if (leg) {
    await sql`insert into phone_call_leg (brand_id, call_id, extension, state, at)
      values (${ctx.brandId}, ${call.id}, ${leg.extension.slice(0, 20)}, ${leg.state}, ${news.at})
      on conflict (brand_id, call_id, extension) do update set state = excluded.state, at = excluded.at
      where phone_call_leg.state <> excluded.state and excluded.at >= phone_call_leg.at
        and (phone_call_leg.state <> 'talking' or excluded.state <> 'ringing')`.execute(ctx.db);
  }
  const touched = leg ? [leg.extension.slice(0, 20)] : [];
  if (call.ended_at) {
    const { rows } = await sql<{ extension: string }>`update phone_call_leg set state = 'over', at = ${call.ended_at}
      where brand_id = ${ctx.brandId} and call_id = ${call.id} and state <> 'over' returning extension`.execute(ctx.db);
    touched.push(...rows.map((row) => row.extension));
  }
  if (touched.length > 0 || (!news.number && !news.answered)) return touched;
  const { rows } = await sql<{ extension: string }>`select extension from phone_call_leg
    where brand_id = ${ctx.brandId} and call_id = ${call.id}`.execute(ctx.db);
  return rows.map((row) => row.extension);
}

async function extensionIds(ctx: Context, exchangeId: number, numbers: readonly string[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ id: number }>`select id from phone_extension where brand_id = ${ctx.brandId}
    and exchange_id = ${exchangeId} and number = any(${numbers as string[]}::text[])`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

async function userAt(ctx: Context, exchangeId: number, extension: string | null): Promise<string | null> {
  if (extension === null) return null;
  const { rows } = await sql<{ user_id: string }>`select user_id from phone_extension where brand_id = ${ctx.brandId}
    and exchange_id = ${exchangeId} and number = ${extension}`.execute(ctx.db);
  return rows[0]?.user_id ?? null;
}
