import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { userById } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { PhoneCall } from "../../contract/calls.ts";
import { type CallRow, callColumns } from "./call-rows.ts";
import { talkOf, waitOf } from "./merge-call.ts";
import { type RecordingPlaces, recordingLink } from "./recording-link.ts";

/** A call as a query for showing gives it. */
export type FoundCall = CallRow & { customer_id: number | null; places: RecordingPlaces };

/** SQL: what is read of a call `c` of the exchange `x` with its customer `m`. */
export const shownColumns = sql`${callColumns}, m.customer_id,
  json_build_object('recording_base', x.settings ->> 'recording_base', 'recording_hosts', x.settings -> 'recording_hosts') as places`;
/** SQL: where those come from. */
export const shownFrom = sql`phone_call c join phone_exchange x on x.brand_id = c.brand_id and x.id = c.exchange_id
  left join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id`;

/** Calls as they go over the wire, names of customers and colleagues with them. */
export async function showCalls(ctx: Context, calls: readonly FoundCall[]): Promise<PhoneCall[]> {
  const customers = [...new Set(calls.flatMap(({ customer_id: id }) => (id === null ? [] : [id])))];
  const names = await customerNames(ctx, customers);
  const people = new Map<string, string>();
  for (const id of new Set(calls.map((call) => call.user_id)))
    if (id) people.set(id, (await userById(ctx.db, id))?.name ?? "");
  return calls.map((call) => ({
    id: call.id,
    direction: call.direction,
    number: call.number,
    customer:
      call.customer_id !== null && names.has(call.customer_id)
        ? { id: call.customer_id, name: names.get(call.customer_id) ?? null }
        : null,
    user: call.user_id ? { id: call.user_id, name: people.get(call.user_id) ?? "" } : null,
    extension: call.extension,
    queue: call.queue,
    began_at: call.began_at.toISOString(),
    answered_at: call.answered_at?.toISOString() ?? null,
    ended_at: call.ended_at?.toISOString() ?? null,
    wait_seconds: waitOf(call),
    talk_seconds: talkOf(call),
    outcome: call.outcome,
    recording: call.recording ? recordingLink(call.recording, { ...call.places }) : null,
    conversation_id: call.conversation_id,
  }));
}
