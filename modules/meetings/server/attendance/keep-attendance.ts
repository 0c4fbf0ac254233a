import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { isStranger } from "../plan/meeting-rows.ts";
import { type Attended, type Stay, together } from "./add-up.ts";

/** One person as attendance keeps them. A guest's is one row, without their words; `keys` are what a file knows them by. */
export type KeptRow = Omit<Attended, "stays"> & { guestId: number | null; keys: string[] };
/** Persons of earlier files by their key, with the guest that each is. */
export type KnownPersons = ReadonlyMap<string, number | null>;

/** Folds the persons of a file who are one guest together: a laptop by its e-mail, a telephone by its name. */
export function foldGuests(people: readonly Attended[], guestOf: (one: Attended) => number | null): KeptRow[] {
  const guests = new Map<number, { keys: string[]; stays: Stay[] }>();
  const strangers: KeptRow[] = [];
  for (const { stays, ...one } of people) {
    const guestId = guestOf({ stays, ...one });
    if (guestId === null) {
      strangers.push({ ...one, guestId, keys: [one.person] });
      continue;
    }
    const guest = guests.get(guestId) ?? { keys: [], stays: [] };
    guest.keys.push(one.person);
    guest.stays.push(...stays);
    guests.set(guestId, guest);
  }
  return [...[...guests].map(([guestId, { keys, stays }]) => rowOfGuest(guestId, keys, stays)), ...strangers];
}

function rowOfGuest(guestId: number, keys: string[], stays: readonly Stay[]): KeptRow {
  return { guestId, keys, person: `guest:${guestId}`, name: "", email: null, phone: null, ...together(stays) };
}

/** Whom files of this meeting named before. */
export async function knownPersons(ctx: Context, meetingId: number): Promise<KnownPersons> {
  const { rows } = await sql<{
    person: string;
    guest_id: number | null;
  }>`select person, guest_id from meeting_attendance
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId}`.execute(ctx.db);
  return new Map(rows.map(({ person, guest_id }) => [person, guest_id]));
}

/**
 * Keeps who was there; what a guest had before is replaced. The key of a stranger who became a guest stays as theirs, with nothing counted
 * under it. The caller holds the meeting.
 */
export async function keepAttendance(
  ctx: Context,
  meetingId: number,
  { rows, known }: { rows: readonly KeptRow[]; known: KnownPersons },
) {
  const { rows: done } = await sql<{ person: string; made: boolean }>`
    insert into meeting_attendance as a (brand_id, meeting_id, person, guest_id, name, email, phone, joined_at, left_at, minutes, taken_at)
    select ${ctx.brandId}, ${meetingId}, person, "guestId", name, email, phone, joined_at, left_at, minutes, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(person text, "guestId" bigint, name text, email text, phone text,
      joined_at timestamptz, left_at timestamptz, minutes int)
    on conflict (brand_id, meeting_id, person) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
      joined_at = excluded.joined_at, left_at = excluded.left_at, minutes = excluded.minutes, taken_at = excluded.taken_at
    where (a.joined_at, a.left_at, a.minutes) is distinct from (excluded.joined_at, excluded.left_at, excluded.minutes)
    returning a.person, a.xmax = 0 as made`.execute(ctx.db);
  await emptyOtherKeys(ctx, meetingId, rows);
  const guests = new Set(known.values());
  const before = new Set(
    rows
      .filter(({ guestId, keys }) => guests.has(guestId ?? 0) || keys.some((key) => known.has(key)))
      .map(({ person }) => person),
  );
  const added = done.filter(({ person, made }) => made && !before.has(person)).length;
  return { added, changed: done.length - added, unchanged: rows.length - done.length };
}

async function emptyOtherKeys(ctx: Context, meetingId: number, rows: readonly KeptRow[]): Promise<void> {
  const pairs = rows.flatMap(({ guestId, keys }) => (guestId === null ? [] : keys.map((key) => ({ guestId, key }))));
  await sql`with pairs as materialized (
      select "guestId" as guest_id, key from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r("guestId" bigint, key text)),
    theirs as (
      select a.id, p.guest_id from pairs p join meeting_attendance a on a.brand_id = ${ctx.brandId} and a.meeting_id = ${meetingId}
        and a.person = p.key
      union
      select a.id, p.guest_id from pairs p join meeting_attendance a on a.brand_id = ${ctx.brandId} and a.guest_id = p.guest_id)
    update meeting_attendance a set guest_id = t.guest_id, name = '', email = null, phone = null, joined_at = null, left_at = null,
      minutes = null, passed_over_at = null, passed_over_by = null
    from theirs t where a.brand_id = ${ctx.brandId} and a.id = t.id and a.person <> 'guest:' || t.guest_id
      and (a.guest_id is distinct from t.guest_id or num_nonnulls(a.joined_at, a.left_at, a.minutes) > 0)`.execute(
    ctx.db,
  );
}

type Standing = { id: number; person: string; joined_at: Date | null; left_at: Date | null; minutes: number | null };

/** A stranger was a guest: what both have is folded together. Twice is once. The caller holds the meeting. */
export async function giveToGuest(
  ctx: Context,
  meetingId: number,
  { strangerId, guestId }: { strangerId: number; guestId: number },
): Promise<void> {
  const { rows } = await sql<Standing>`select id, person, joined_at, left_at, minutes from meeting_attendance
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and (guest_id = ${guestId}
      or (id = ${strangerId} and ${isStranger}))`.execute(ctx.db);
  const stranger = rows.find(({ id }) => id === strangerId);
  if (!stranger) return;
  const stays = rows
    .map(({ joined_at, left_at, minutes }) => ({ from: joined_at, until: left_at, minutes }))
    .filter((stay) => Object.values(stay).some((one) => one !== null));
  await keepAttendance(ctx, meetingId, { rows: [rowOfGuest(guestId, [stranger.person], stays)], known: new Map() });
}
