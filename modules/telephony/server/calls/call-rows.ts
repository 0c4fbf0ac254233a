import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CallState } from "./merge-call.ts";

/** A call as it is kept. */
export type CallRow = CallState & {
  id: number;
  exchange_id: number;
  external_id: string;
  identity_id: number | null;
  user_id: string | null;
  heard_at: Date;
  interaction_id: number | null;
  conversation_id: number | null;
  settled_at: Date | null;
  erased_at: Date | null;
};

/** What a query gives of a call. */
export const callColumns = sql`c.id, c.exchange_id, c.external_id, c.direction, c.number, c.identity_id, c.user_id, c.extension, c.queue,
  c.entry, c.began_at, c.answered_at, c.ended_at, c.wait_seconds, c.talk_seconds, c.outcome, c.firm, c.lost, c.recording, c.heard_at,
  c.interaction_id, c.conversation_id, c.settled_at, c.erased_at`;

/**
 * A call by the exchange's own number of it, made where it is new, locked until the transaction ends: what comes of it at the same moment
 * waits, and finds what this wrote.
 */
export async function holdCall(ctx: Context, exchangeId: number, externalId: string, at: Date): Promise<CallRow> {
  await sql`insert into phone_call (brand_id, exchange_id, external_id, began_at, heard_at)
    values (${ctx.brandId}, ${exchangeId}, ${externalId}, ${at}, ${ctx.now})
    on conflict (brand_id, exchange_id, external_id) do nothing`.execute(ctx.db);
  const { rows } = await sql<CallRow>`select ${callColumns} from phone_call c
    where brand_id = ${ctx.brandId} and exchange_id = ${exchangeId} and external_id = ${externalId} for update`.execute(
    ctx.db,
  );
  return rows[0]!;
}

/** Writes a held call as it is known now. */
export async function saveCall(ctx: Context, call: CallRow): Promise<void> {
  await sql`update phone_call set direction = ${call.direction}, number = ${call.number}, identity_id = ${call.identity_id},
      user_id = ${call.user_id}, extension = ${call.extension}, queue = ${call.queue}, entry = ${call.entry}, began_at = ${call.began_at},
      answered_at = ${call.answered_at}, ended_at = ${call.ended_at}, wait_seconds = ${call.wait_seconds}, talk_seconds = ${call.talk_seconds},
      outcome = ${call.outcome}, firm = ${call.firm}, lost = ${call.lost}, recording = ${call.recording}, heard_at = ${ctx.now},
      interaction_id = ${call.interaction_id}, conversation_id = ${call.conversation_id}, settled_at = ${call.settled_at}, erased_at = ${call.erased_at}
    where brand_id = ${ctx.brandId} and id = ${call.id}`.execute(ctx.db);
}
