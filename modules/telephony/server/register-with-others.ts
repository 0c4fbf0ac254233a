import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";
import { type FoundCall, showCalls, shownColumns, shownFrom } from "./calls/show-calls.ts";

/** Numbers and recordings go, also of calls that are going on; that there was a call, when and with which end stays. */
async function forgetCalls(ctx: Context, { identityIds, mentions }: ErasedPerson): Promise<void> {
  await sql`update phone_call set number = null, recording = null, erased_at = ${ctx.now} where brand_id = ${ctx.brandId}
    and (identity_id = any(${identityIds as number[]}::bigint[]) or number = any(${mentions as string[]}::text[]))`.execute(
    ctx.db,
  );
}

async function callsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } =
    await sql`select began_at, ended_at, direction, number, outcome, wait_seconds, talk_seconds, queue, recording
    from phone_call where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[])
    order by began_at`.execute(ctx.db);
  return rows;
}

/** A call in the timeline is shown as it stands now: the exchange's own record may come after its end. */
async function callsInTimeline(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } = await sql<FoundCall>`select ${shownColumns} from ${shownFrom}
    where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  const shown = await showCalls(ctx, rows);
  return new Map(shown.map((call) => [call.id, { ...call }]));
}

/** Tells `customers` and `timeline` what calls say about people. */
export function registerWithOthers(): void {
  registerErasure("phone calls", forgetCalls);
  registerPersonalExport("phone_calls", callsOfPerson);
  registerSubjectReader(["call"], callsInTimeline);
}
