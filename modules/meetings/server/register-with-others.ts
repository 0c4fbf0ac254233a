import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";

/** A shorter identifier would be found in the names of others. */
const shortest = 5;

/** Who somebody was goes, in attendance of strangers too; that somebody was invited, answered and came stays. */
async function forgetGuests(ctx: Context, { identityIds, customerId, mentions }: ErasedPerson): Promise<void> {
  const theirs = sql`any(${identityIds as number[]}::bigint[])`;
  await sql`update meeting_attendance set person = 'erased:' || id, name = '', email = null, phone = null
    where brand_id = ${ctx.brandId} and (guest_id in (select id from meeting_guest where brand_id = ${ctx.brandId} and identity_id = ${theirs})
      or exists (select from unnest(${mentions as string[]}::text[]) said where lower(email) = lower(said) or phone = said
        or (length(said) >= ${shortest} and strpos(lower(name), lower(said)) > 0)))`.execute(ctx.db);
  await sql`update meeting_letter set state = 'withdrawn', reason = 'erased' where brand_id = ${ctx.brandId} and state = 'waiting'
    and guest_id in (select id from meeting_guest where brand_id = ${ctx.brandId} and identity_id = ${theirs})`.execute(
    ctx.db,
  );
  await sql`delete from meeting_left_out where brand_id = ${ctx.brandId} and customer_id = ${customerId}`.execute(
    ctx.db,
  );
  // Waves name customers by their ids alone, and those stay.
}

/** A key that was emptied, because its person stands under the guest's own, tells nothing. */
async function meetingsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } =
    await sql`select m.title, m.kind, m.starts_at, g.way, g.answer, g.answered_at, g.opened_at, g.joined_at as pressed_join_at,
      a.name as named, a.joined_at, a.left_at, a.minutes
    from meeting_guest g join meeting m on m.brand_id = g.brand_id and m.id = g.meeting_id
    left join meeting_attendance a on a.brand_id = g.brand_id and a.guest_id = g.id
      and (a.person = 'guest:' || g.id or num_nonnulls(a.joined_at, a.left_at, a.minutes) > 0)
    where g.brand_id = ${ctx.brandId} and g.identity_id = any(${identityIds as number[]}::bigint[]) order by g.id, a.id`.execute(
      ctx.db,
    );
  return rows;
}

type Shown = {
  id: number;
  meeting: number;
  title: string;
  kind: string;
  starts_at: Date;
  answer: string | null;
  minutes: number | null;
};

/** What a guest's entries speak of: the meeting, what they say now, and how long they were there. */
async function guestsInTimeline(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } = await sql<Shown>`select g.id, m.id as meeting, m.title, m.kind, m.starts_at, g.answer,
      (select sum(a.minutes)::int from meeting_attendance a where a.brand_id = g.brand_id and a.guest_id = g.id) as minutes
    from meeting_guest g join meeting m on m.brand_id = g.brand_id and m.id = g.meeting_id
    where g.brand_id = ${ctx.brandId} and g.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map(({ starts_at, ...row }) => [row.id, { ...row, starts_at: starts_at.toISOString() }]));
}

/** Tells `customers` and `timeline` what meetings keep of people. */
export function registerWithOthers(): void {
  registerErasure("meetings", forgetGuests);
  registerPersonalExport("meetings", meetingsOfPerson);
  registerSubjectReader(["meeting", "webinar", "meeting_answer", "meeting_join"], guestsInTimeline);
}
