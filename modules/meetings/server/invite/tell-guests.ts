import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import type { Meeting } from "../plan/meeting-rows.ts";

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

/** A meeting as guests know it, before it was changed. */
type Known = Pick<Meeting, "id" | "starts_at">;

/**
 * Writes to every guest who got a letter before. Whoever's letter still waits is not told twice: it speaks of the meeting as it is when it
 * goes out. The caller holds the meeting.
 */
export async function tellGuests(ctx: Context, known: Known, kind: "change" | "cancellation"): Promise<void> {
  await holdWaiting(ctx, known.id);
  await write(ctx, known, kind, sql`l.state = 'sent'`);
}

/**
 * A cancellation is taken back: whoever was not told yet hears nothing, whoever was hears that it takes place. The caller holds the meeting.
 */
export async function tellItIsOn(ctx: Context, known: Known): Promise<void> {
  await holdWaiting(ctx, known.id);
  await sql`update meeting_letter set state = 'withdrawn', reason = 'taken_back'
    where brand_id = ${ctx.brandId} and meeting_id = ${known.id} and state = 'waiting' and kind = 'cancellation'`.execute(
    ctx.db,
  );
  const told = sql`l.state = 'sent' and l.kind = 'cancellation' and l.sequence = m.sequence - 1`;
  await write(ctx, known, "change", told);
}

/**
 * Waits for letters that are being sent: they speak of the meeting as it was, and count as sent from then on. Those that were not taken up
 * yet are passed over until this transaction ends. A letter comes after its meeting: whoever sends one asks for no meeting's lock.
 */
async function holdWaiting(ctx: Context, meetingId: number): Promise<void> {
  await sql`select from meeting_letter where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and state = 'waiting'
    order by id for update`.execute(ctx.db);
}

/** A change that did not go out yet is told with the one that comes after it, in time for the beginning that guests know. */
async function write(ctx: Context, known: Known, kind: string, to: RawBuilder<unknown>): Promise<void> {
  await sql`insert into meeting_letter (brand_id, meeting_id, guest_id, kind, sequence, due_at, told_start)
    select g.brand_id, g.meeting_id, g.id, ${kind}, m.sequence, ${dueAt(ctx)}, least(${known.starts_at}::timestamptz,
      (select min(l.told_start) from meeting_letter l where l.brand_id = g.brand_id and l.guest_id = g.id and l.state = 'waiting'))
    from meeting_guest g join meeting m on m.brand_id = g.brand_id and m.id = g.meeting_id
    where g.brand_id = ${ctx.brandId} and g.meeting_id = ${known.id}
      and exists (select from meeting_letter l where l.brand_id = g.brand_id and l.guest_id = g.id and ${to})
    on conflict do nothing`.execute(ctx.db);
  await sql`update meeting_letter l set state = 'withdrawn', reason = 'superseded'
    where l.brand_id = ${ctx.brandId} and l.meeting_id = ${known.id} and l.state = 'waiting' and l.kind = 'change'
      and exists (select from meeting_letter n where n.brand_id = l.brand_id and n.guest_id = l.guest_id and n.state = 'waiting'
        and n.kind = 'change' and n.sequence > l.sequence)`.execute(ctx.db);
  await sendSoon(ctx);
}
