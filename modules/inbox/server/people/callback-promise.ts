import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { brandHours } from "../service-level/brand-hours.ts";
import { addWorkingTime } from "../service-level/working-time.ts";
import { promiseTopic } from "./promises.ts";
import { enqueuePromiseReminder } from "./remind-promise.ts";
import { authorOf } from "./user-of.ts";

/** In so much working time somebody is called who named no time. */
const usual = 4 * 3_600_000;

/** A customer who asks to be called is owed a call, by their time or within four working hours. Who asks again is owed one call. */
export async function oweCall(ctx: Context, held: Conversation, by: Date | null): Promise<void> {
  const usually = addWorkingTime(await brandHours(ctx), ctx.now, usual) ?? new Date(ctx.now.getTime() + 24 * 3_600_000);
  const due = by && by > ctx.now ? by : usually;
  const known = await sql<{ id: number }>`update promise set due_at = ${due}, reminded_at = null
    where brand_id = ${ctx.brandId} and conversation_id = ${held.id} and callback and kept_at is null and released_at is null
    returning id`.execute(ctx.db);
  const { rows } = known.rows[0]
    ? known
    : await sql<{
        id: number;
      }>`insert into promise (brand_id, conversation_id, identity_id, body, callback, due_at, made_by, made_at)
        values (${ctx.brandId}, ${held.id}, ${held.identity_id}, '', true, ${due}, ${authorOf(ctx)}, ${ctx.now}) returning id`.execute(
        ctx.db,
      );
  await enqueuePromiseReminder(ctx, rows[0]!.id, due);
  await recordChanges(ctx, promiseTopic, [rows[0]!.id]);
}
