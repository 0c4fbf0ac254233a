import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits } from "../../../../platform/text/index.ts";
import { keyFor } from "../../../admin/index.ts";
import { type ClaimedIdentity, type ResolvedPerson, resolvePeople } from "../../../customers/index.ts";
import { personLeft, refuseFlood } from "../../../inbox/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { sendSoon } from "../invite/tell-guests.ts";
import { findMeeting, guestCustomers, type Meeting, refuseOver } from "../plan/meeting-rows.ts";
import { giveAnswer, readGuest, seatsLeft } from "./answer.ts";

/** The name of the field that no person sees. */
export const trapField = "website";
export type SignUp = { name: string; email: string; phone: string };
/** What is wrong with what was written: nothing to reach by, what cannot be read, or where nothing can be sent to now. */
export type Wrong = Partial<Record<"name" | "email" | "phone", "needed" | "unread" | "unreachable">>;

type Left = { name: string; email: ClaimedIdentity | null; phone: ClaimedIdentity | null };

/**
 * Reads what was written into the form; Persian digits count as digits. A name and one of e-mail and phone are needed, and one of the
 * `channels` that are open for the link: where only the phone's is, it goes there, and the e-mail is let be.
 */
export function readSignUp(
  { name, email, phone }: SignUp,
  channels: readonly string[],
): { left: Left } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const read = (type: "email" | "phone", text: string): ClaimedIdentity | null => {
    if (text === "") return null;
    const found = normalise(type, latinDigits(text));
    if ("value" in found) return { type, ...found };
    wrong[type] = "unread";
    return null;
  };
  const left = { name, email: read("email", email), phone: read("phone", phone) };
  if (name === "") wrong.name = "needed";
  const hears = { email: channels.includes("email"), phone: channels.includes("sms") };
  if (email === "" && phone === "") wrong[hears.phone && !hears.email ? "phone" : "email"] = "needed";
  if (left.email && !hears.email) {
    if (left.phone && hears.phone) left.email = null;
    else wrong.email = "unreachable";
  }
  if (email === "" && left.phone && !hears.phone) wrong.phone = "unreachable";
  return Object.keys(wrong).length > 0 ? { wrong } : { left };
}

/** So long nobody gets their link twice: a form is not a way to flood somebody. */
const resentAfter = 5 * 60_000;

/**
 * Signs somebody up, once: the same person again keeps their seat. What was left proves nothing (as with contact forms): it adds no address
 * to somebody who is known, and changes no answer that they gave; they get their link, where they may, and again some minutes later. Of
 * somebody who asked to be forgotten nothing is kept, and nobody is told. Refuses `meeting_full`, `meeting_over`, `meeting_cancelled` and `too_many_requests`; then nothing is
 * kept of them.
 */
export async function signUp(ctx: Context, house: House, meeting: Meeting, left: Left): Promise<void> {
  refuseOver(ctx, meeting);
  if ((await seatsLeft(ctx, meeting)) === 0) throw new Refusal("meeting_full");
  const sender = { visitor: null, email: left.email?.value ?? null, phone: left.phone?.value ?? null };
  await refuseFlood(ctx, keyFor(house.config.secretKey, "meeting-sign-up"), sender, false);
  const person = await personOf(ctx, meeting, left);
  if (!person) return;
  const held = await findMeeting(ctx, { id: meeting.id }, { hold: true });
  if (!held.sign_up_opened_at) throw new Refusal("not_found", "meeting");
  refuseOver(ctx, held);
  const guestId = await guestOf(ctx, held, person);
  const { guest } = (await readGuest(ctx, guestId, { hold: true }))!;
  // Whoever lost the last seat meanwhile is no customer either: everything is taken back.
  if (!guest.answer && (await giveAnswer(ctx, { guest, meeting: held }, "yes", "sign_up")) !== "taken")
    throw new Refusal("meeting_full");
  await confirm(ctx, held, guestId);
}

async function personOf(ctx: Context, { language }: Meeting, left: Left): Promise<ResolvedPerson> {
  const { identities, known } = await personLeft(ctx, left);
  const said = known ? {} : { language };
  const name = known ? null : left.name;
  const claim = { sourceId: await sourceId(ctx, "meetings"), identities, name, ...said };
  return (await resolvePeople(ctx, [claim]))[0]!;
}

/** Who is a guest by two ways since a merge is written to on the one that was typed. */
async function guestOf(
  ctx: Context,
  { id }: Meeting,
  who: { identityId: number; customerId: number },
): Promise<number> {
  const { rows: known } = await sql<{ id: number }>`select g.id from meeting_guest g ${guestCustomers}
    where g.brand_id = ${ctx.brandId} and g.meeting_id = ${id} and p.customer_id = ${who.customerId}
    order by g.identity_id = ${who.identityId} desc, g.id limit 1`.execute(ctx.db);
  if (known[0]) return known[0].id;
  const { rows } = await sql<{ id: number }>`insert into meeting_guest (brand_id, meeting_id, identity_id, way, made_at)
    values (${ctx.brandId}, ${id}, ${who.identityId}, 'signed_up', ${ctx.now}) returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Once for each version of the meeting, and anew where that did not reach them or went out a while ago. */
async function confirm(ctx: Context, { id, sequence }: Meeting, guestId: number): Promise<void> {
  const lately = new Date(ctx.now.getTime() - resentAfter);
  await sql`insert into meeting_letter as l (brand_id, meeting_id, guest_id, kind, sequence, due_at)
    values (${ctx.brandId}, ${id}, ${guestId}, 'confirmation', ${sequence}, ${ctx.now})
    on conflict (brand_id, guest_id, kind, sequence) do update set state = 'waiting', reason = null, due_at = excluded.due_at, attempts = 0,
      sent_at = null, message_id = null
    where l.state in ('failed', 'left_out') or (l.state = 'sent' and l.sent_at < ${lately})`.execute(ctx.db);
  await sendSoon(ctx);
}
