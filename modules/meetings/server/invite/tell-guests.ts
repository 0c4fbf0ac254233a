import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";

/** So long a deed can be taken back before anything goes out. */
const undoTime = 10_000;

/** When a letter that is written now goes out. */
export function dueAt({ now }: Context): Date {
  return new Date(now.getTime() + undoTime);
}

/** Has what is due sent, as soon as it is. */
export async function sendSoon(ctx: Context): Promise<void> {
  await enqueue(ctx, "send-meeting-letters", {}, { key: `meeting-letters:${ctx.brandId}`, runAt: dueAt(ctx) });
}

/** Writes to every guest who got a letter before; an earlier change that did not go out yet is told with this one. */
export async function tellGuests(ctx: Context, meetingId: number, kind: "change" | "cancellation"): Promise<void> {
  if (kind === "change") await withdrawWaiting(ctx, meetingId, "change", "superseded");
  await write(ctx, meetingId, kind, sql`l.state = 'sent'`);
}

/** A cancellation is taken back: whoever was not told yet hears nothing, whoever was hears that it takes place. */
export async function tellItIsOn(ctx: Context, meetingId: number): Promise<void> {
  await withdrawWaiting(ctx, meetingId, "cancellation", "taken_back");
  await write(
    ctx,
    meetingId,
    "change",
    sql`l.state = 'sent' and l.kind = 'cancellation' and l.sequence = m.sequence - 1`,
  );
}

async function write(ctx: Context, meetingId: number, kind: string, to: RawBuilder<unknown>): Promise<void> {
  await sql`insert into meeting_letter (brand_id, meeting_id, guest_id, kind, sequence, due_at)
    select g.brand_id, g.meeting_id, g.id, ${kind}, m.sequence, ${dueAt(ctx)} from meeting_guest g
    join meeting m on m.brand_id = g.brand_id and m.id = g.meeting_id
    where g.brand_id = ${ctx.brandId} and g.meeting_id = ${meetingId}
      and exists (select from meeting_letter l where l.brand_id = g.brand_id and l.guest_id = g.id and ${to})
    on conflict do nothing`.execute(ctx.db);
  await sendSoon(ctx);
}

async function withdrawWaiting(ctx: Context, meetingId: number, kind: string, reason: string): Promise<void> {
  await sql`update meeting_letter set state = 'withdrawn', reason = ${reason}
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and state = 'waiting' and kind = ${kind}`.execute(
    ctx.db,
  );
}
