import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { tables } from "../db/tables.ts";
import { activityColumns, ownSlot } from "./insert-interactions.ts";
import { unfollowLog } from "./log-followers.ts";

const milliseconds = 60 * 60 * 1000;

/** Whether the actor logged this entry within the last hour. */
export function mayWithdraw(ctx: Context, row: { user_id: string | null; recorded_at: Date }): boolean {
  const own = ctx.actor.kind === "user" && ctx.actor.id === row.user_id;
  return own && ctx.now.getTime() - row.recorded_at.getTime() < milliseconds;
}

/**
 * Takes back an entry that its author logged by mistake within the last hour: the row stays in the log and is marked, its words are
 * deleted, counters follow. Refuses `not_found` and `withdrawal_refused`; again changes nothing.
 */
export async function withdrawInteraction(ctx: Context, id: number): Promise<void> {
  const row = await tables(ctx)
    .selectFrom("interaction")
    .selectAll()
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "interaction");
  if (!mayWithdraw(ctx, row)) throw new Refusal("withdrawal_refused");
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto("interaction_withdrawal")
    .values({ brand_id: ctx.brandId, interaction_id: id, withdrawn_at: ctx.now, withdrawn_by: row.user_id as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  await sql`delete from interaction_text where brand_id = ${ctx.brandId} and interaction_id = ${id}
    and recorded_at = ${row.recorded_at}`.execute(ctx.db);
  await unfollowLog(ctx, id);
  await uncount(ctx, row);
  await recountIdentity(ctx, row.identity_id);
  await touchCustomers(ctx, { identityIds: [row.identity_id] });
}

type Counted = {
  occurred_at: Date;
  kind: string;
  channel: string;
  partner_id: number | null;
  direction: string | null;
};

async function uncount(ctx: Context, { occurred_at, kind, channel, partner_id, direction }: Counted): Promise<void> {
  const timeZone = await holdTimeZone(ctx);
  await sql`
    insert into interaction_day as kept (brand_id, day, kind, channel, partner_id, direction, slot, n)
    values (${ctx.brandId}, (${occurred_at}::timestamptz at time zone ${timeZone})::date, ${kind}, ${channel}, ${partner_id ?? 0},
            ${direction ?? ""}, ${ownSlot}, -1)
    on conflict (brand_id, day, kind, channel, partner_id, direction, slot) do update set n = kept.n - 1`.execute(
    ctx.db,
  );
}

/** First and last times cannot be taken back by subtraction, so this identity is counted anew. */
async function recountIdentity(ctx: Context, identityId: number): Promise<void> {
  // Whoever records for this identity holds its row until they commit: only then are their entries in the log.
  await sql`select from identity_activity where brand_id = ${ctx.brandId} and identity_id = ${identityId} for update`.execute(
    ctx.db,
  );
  await sql`
    update identity_activity kept set (interactions, contacts, first_contact_at, last_contact_at, last_seen_at, last_channel) = (
      select ${activityColumns} from interaction i
      where i.brand_id = ${ctx.brandId} and i.identity_id = ${identityId} and not exists (
        select from interaction_withdrawal w where w.brand_id = i.brand_id and w.interaction_id = i.id))
    where kept.brand_id = ${ctx.brandId} and kept.identity_id = ${identityId}`.execute(ctx.db);
}
