import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type ClaimedIdentity, crmValue, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { StrangerRow } from "../../contract.ts";
import { findMeeting, guestCustomers, isStranger, whoOf } from "../plan/meeting-rows.ts";
import { tellScreens } from "../plan/tell-screens.ts";
import { giveToGuest } from "./keep-attendance.ts";
import { noteArrivals } from "./take-attendance.ts";

const source = "meetings";
const most = 500;

type Stranger = Omit<StrangerRow, "passed_over"> & { meeting_id: number };

/** Persons of attendance files who are no guests, those to be decided on first; the first five hundred. Refuses `not_found`. */
export async function listStrangers(ctx: Context, meetingId: number): Promise<StrangerRow[]> {
  await findMeeting(ctx, { id: meetingId });
  const { rows } =
    await sql<StrangerRow>`select id, name, email, phone, minutes, passed_over_at is not null as passed_over
    from meeting_attendance where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and ${isStranger}
    order by passed_over_at is not null, id limit ${most}`.execute(ctx.db);
  return rows;
}

/**
 * Decides on a stranger: a customer (found by what the file says of them, else made) who came, nobody, or undecided again. Refuses
 * `not_found` and `person_erased`.
 */
export async function decideOnStranger(
  ctx: Context,
  where: { meetingId: number; id: number },
  as: "customer" | "nobody" | "undecided",
): Promise<void> {
  const { rows } = await sql<Stranger>`select id, meeting_id, name, email, phone, minutes from meeting_attendance
    where brand_id = ${ctx.brandId} and meeting_id = ${where.meetingId} and id = ${where.id} and ${isStranger}`.execute(
    ctx.db,
  );
  const [stranger] = rows;
  if (!stranger) throw new Refusal("not_found", "stranger");
  await tellScreens(ctx, where.meetingId);
  if (as === "customer") return makeGuest(ctx, stranger);
  const passed = as === "nobody";
  await sql`update meeting_attendance set passed_over_at = ${passed ? ctx.now : null}, passed_over_by = ${passed ? whoOf(ctx) : null}
    where brand_id = ${ctx.brandId} and id = ${stranger.id} and guest_id is null`.execute(ctx.db);
}

/** Who they are is settled before the meeting is held, as everywhere: two that wait for each other would wait for ever. */
async function makeGuest(ctx: Context, stranger: Stranger): Promise<void> {
  const person = await personFor(ctx, stranger);
  const meeting = await findMeeting(ctx, { id: stranger.meeting_id }, { hold: true });
  const guestId = await guestFor(ctx, meeting.id, person);
  await giveToGuest(ctx, meeting.id, { strangerId: stranger.id, guestId });
  await noteArrivals(ctx, meeting);
}

type Person = { identityId: number; customerId: number };

async function personFor(ctx: Context, { id, name, email, phone }: Stranger): Promise<Person> {
  const identities: ClaimedIdentity[] = [];
  if (email) identities.push({ type: "email", value: email });
  if (phone) identities.push({ type: "phone", value: phone });
  if (identities.length === 0) identities.push({ type: "crm", value: crmValue(source, `attendance-${id}`) });
  const [person] = await resolvePeople(ctx, [
    { sourceId: await sourceId(ctx, source), identities, name: name || null },
  ]);
  if (!person) throw new Refusal("person_erased");
  return person;
}

async function guestFor(ctx: Context, meetingId: number, person: Person): Promise<number> {
  const { rows: known } = await sql<{ id: number }>`select g.id from meeting_guest g ${guestCustomers}
    where g.brand_id = ${ctx.brandId} and g.meeting_id = ${meetingId} and p.customer_id = ${person.customerId} order by g.id limit 1`.execute(
    ctx.db,
  );
  if (known[0]) return known[0].id;
  const { rows } = await sql<{ id: number }>`insert into meeting_guest (brand_id, meeting_id, identity_id, way, made_at)
    values (${ctx.brandId}, ${meetingId}, ${person.identityId}, 'came', ${ctx.now}) returning id`.execute(ctx.db);
  return rows[0]!.id;
}
