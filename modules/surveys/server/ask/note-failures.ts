import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { failedDeliveries } from "../../../inbox/index.ts";

type Sent = { id: number; message_id: number; sent_at: Date };

/** So many of the newest invitations are looked at each time, and so many of the older ones in their turn. */
const looked = { newest: 5_000, inTurns: 20_000 };
const longest = 7 * 86_400_000;

/** Where each brand's turn through the older ones stands; a process that starts begins a new one. */
const turns = new Map<number, Sent>();

/**
 * Notes invitations of the last week that their channel could surely not deliver: nobody was asked by them. Most failures come soon after
 * sending; those that come later are found as the turn goes round, a million invitations in less than an hour of minutes.
 */
export async function noteFailures(ctx: Context, { newest, inTurns } = looked): Promise<void> {
  const weekAgo = { id: 0, message_id: 0, sent_at: new Date(ctx.now.getTime() - longest) };
  const from = turns.get(ctx.brandId);
  const begun = from && from.sent_at > weekAgo.sent_at ? from : weekAgo;
  await noteAmong(ctx, await sentOf(ctx, weekAgo, sql`desc`, newest));
  const older = await sentOf(ctx, begun, sql`asc`, inTurns);
  await noteAmong(ctx, older);
  const last = older.at(-1);
  if (last && older.length === inTurns) turns.set(ctx.brandId, last);
  else turns.delete(ctx.brandId);
}

async function sentOf(ctx: Context, after: Sent, direction: ReturnType<typeof sql>, most: number): Promise<Sent[]> {
  const { rows } = await sql<Sent>`select id, message_id, sent_at from survey_invitation
    where brand_id = ${ctx.brandId} and state = 'sent' and message_id is not null
      and sent_at >= ${after.sent_at} and (sent_at, id) > (${after.sent_at}, ${after.id}::bigint)
    order by sent_at ${direction}, id ${direction} limit ${most}`.execute(ctx.db);
  return rows;
}

async function noteAmong(ctx: Context, sent: readonly Sent[]): Promise<void> {
  const failed = await failedDeliveries(
    ctx,
    sent.map(({ message_id: message }) => message),
  );
  for (const { id, message_id: message } of sent.filter((row) => failed.has(row.message_id)))
    await sql`update survey_invitation set state = 'failed', reason = ${failed.get(message)!}, remind_at = null
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}
