import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import {
  type ContactAnswer,
  claimContact,
  customerNames,
  customerOfIdentity,
  holdOffErasures,
  identityById,
  type KnownIdentity,
  type Purpose,
  unsubscribeLinks,
} from "../../../customers/index.ts";
import { openChannels, tellCustomer } from "../../../inbox/index.ts";
import type { GuestAnswer, GuestWay } from "../../contract.ts";
import { calendarOf } from "../calendar/calendar-of-guest.ts";
import { endOf, findMeeting, type Meeting } from "../plan/meeting-rows.ts";
import { tellScreens } from "../plan/tell-screens.ts";
import { composeLetter, composeMessage, type LetterKind, type Telling } from "./compose-letter.ts";
import { purposeOf } from "./invite-customers.ts";
import { guestLink } from "./link-token.ts";

type Letter = {
  id: number;
  meeting_id: number;
  guest_id: number;
  kind: Exclude<LetterKind, "link">;
  state: string;
  due_at: Date;
  told_start: Date | null;
  identity_id: number;
  way: GuestWay;
  answer: GuestAnswer | null;
  answered_at: Date | null;
};
type Person = { customerId: number; identity: KnownIdentity; name: string | null; channel: "email" | "sms" };

/**
 * Sends one letter that is due, once: that it was sent and the message that the inbox delivers are written together, so whoever takes it up
 * after a kill finds both or neither. The gate is asked again. What somebody else has in hand is left to them.
 */
export async function sendLetter(ctx: Context, house: House, id: number): Promise<void> {
  await holdOffErasures(ctx);
  const letter = await hold(ctx, id);
  if (letter?.state !== "waiting" || letter.due_at > ctx.now) return;
  const meeting = await findMeeting(ctx, { id: letter.meeting_id });
  if (meeting.cancelled_at && letter.kind !== "cancellation") return;
  await tellScreens(ctx, meeting.id);
  const ends = endOf(meeting);
  if (ends <= ctx.now) return settle(ctx, id, "withdrawn", "over");
  const person = await personOf(ctx, letter);
  if (!person) return settle(ctx, id, "withdrawn", "erased");
  if (!(await openChannels(ctx)).includes(person.channel)) return putOff(ctx, id);
  const answer = await askGate(ctx, { letter, meeting, person });
  if (!answer.allowed) {
    const { reason, until } = answer;
    if (reason === "quiet_hours" && until && until < ends) return postpone(ctx, letter, until);
    return leaveOut(ctx, letter, person.customerId, { reason, until: until ?? null });
  }
  const messageId = await say(ctx, house, { letter, meeting, person });
  await sql`update meeting_letter set state = 'sent', reason = null, sent_at = ${ctx.now}, message_id = ${messageId}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

async function hold(ctx: Context, id: number): Promise<Letter | undefined> {
  const { rows } =
    await sql<Letter>`select l.id, l.meeting_id, l.guest_id, l.kind, l.state, l.due_at, l.told_start, g.identity_id, g.way, g.answer,
      g.answered_at
    from meeting_letter l join meeting_guest g on g.brand_id = l.brand_id and g.id = l.guest_id
    where l.brand_id = ${ctx.brandId} and l.id = ${id} for update of l skip locked`.execute(ctx.db);
  return rows[0];
}

/** Null where the person was erased. */
async function personOf(ctx: Context, { identity_id: id }: Letter): Promise<Person | null> {
  const identity = await identityById(ctx, id);
  const customerId = identity && (await customerOfIdentity(ctx, id));
  if (!identity || !customerId) return null;
  const name = (await customerNames(ctx, [customerId])).get(customerId) ?? null;
  // A customer without a name goes by an identifier, and nobody wants to be greeted by that.
  const plain = name && /^[\p{L}\s.‌'-]+$/u.test(name) ? name : null;
  return { customerId, identity, name: plain, channel: identity.type === "phone" ? "sms" : "email" };
}

type Saying = { letter: Letter; meeting: Meeting; person: Person };

/**
 * Asks the one gate. No cap holds news back; and news that quiet hours would hold back until the meeting has begun, as it stands or as the
 * guest knows it, goes out in them: later it is worth nothing.
 */
async function askGate(ctx: Context, { letter, meeting, person }: Saying): Promise<ContactAnswer> {
  const { customerId, identity, channel } = person;
  const purpose: Purpose = letter.kind === "invitation" ? purposeOf(meeting.kind) : "service";
  const asked = { customerId, channel, purpose, address: identity.value, uncapped: isNews(letter) };
  const answer = await claimContact(ctx, { ...asked, ...replyOf(letter, channel) });
  if (answer.allowed || answer.reason !== "quiet_hours" || !answer.until) return answer;
  const { until } = answer;
  const isLate = isNews(letter) && [meeting.starts_at, letter.told_start].some((start) => start && until >= start);
  return isLate ? claimContact(ctx, { ...asked, reply: true }) : answer;
}

/** What somebody signed up for just now, and a letter with news of what they said they come to, is an answer to them, at whatever hour. */
function replyOf(letter: Letter, channel: Person["channel"]): { reply?: boolean | Date } {
  if (letter.kind === "confirmation" && letter.answered_at) return { reply: letter.answered_at };
  const comes = letter.answer === "yes" || letter.answer === "maybe";
  return isNews(letter) && comes && channel === "email" ? { reply: true } : {};
}

function isNews({ kind }: Letter): boolean {
  return kind === "change" || kind === "cancellation";
}

async function say(ctx: Context, house: House, { letter, meeting, person }: Saying): Promise<number> {
  const { channel, customerId, identity, name } = person;
  const link = guestLink(house.config, { brandId: ctx.brandId, guestId: letter.guest_id });
  const { name: brand, timeZone } = await brandSettings(ctx);
  const stops = letter.kind === "invitation" && channel === "email";
  const purpose = purposeOf(meeting.kind);
  const links = stops ? await unsubscribeLinks(house, ctx, { identityId: identity.id, channel, purpose }) : null;
  const kind = letter.kind === "confirmation" && letter.answer !== "yes" ? "link" : letter.kind;
  const { language } = meeting;
  const telling: Telling = { kind, language, timeZone, brand, name, link, meeting, stopPage: links?.page ?? null };
  const said = channel === "sms" ? { text: composeMessage(telling) } : composeLetter(telling);
  const method = letter.kind === "cancellation" ? ("CANCEL" as const) : ("REQUEST" as const);
  const attendee = { name: name ?? identity.value, email: identity.value, answer: letter.answer };
  // A letter that is written to somebody anew is another message.
  const clientId = `meeting-letter:${letter.id}:${letter.due_at.getTime()}`;
  const told = await tellCustomer(ctx, {
    ...{ customerId, identityId: identity.id, channel, clientId, ...said },
    ...(channel === "email" && {
      calendar: { method, text: await calendarOf(ctx, meeting, { method, attendee, page: link }) },
    }),
    ...(links && { unsubscribe: links.oneClick }),
    counted: true,
    meta: { meeting: { id: meeting.id, title: meeting.title } },
  });
  return told.messageId;
}

async function settle(ctx: Context, id: number, state: string, reason: string): Promise<void> {
  await sql`update meeting_letter set state = ${state}, reason = ${reason} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
}

/** As `putOffLetters`, for one whose channel was closed since this run began. */
async function putOff(ctx: Context, id: number): Promise<void> {
  await sql`update meeting_letter set due_at = ${ctx.now}::timestamptz + interval '5 minutes', reason = 'no_account'
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** Within an hour after the quiet ones, so that not everybody is written to at once; news goes as soon as they end. */
async function postpone(ctx: Context, letter: Letter, until: Date): Promise<void> {
  const spread = isNews(letter) ? 0 : 3600;
  await sql`update meeting_letter set due_at = ${until}::timestamptz + make_interval(secs => random() * ${spread}), reason = 'quiet_hours'
    where brand_id = ${ctx.brandId} and id = ${letter.id}`.execute(ctx.db);
}

/** Whoever is not to be invited now is no guest: they may be invited another time. Other letters are kept with the reason. */
async function leaveOut(
  ctx: Context,
  { id, meeting_id, guest_id, kind, way, answer }: Letter,
  customerId: number,
  { reason, until }: { reason: string; until: Date | null },
): Promise<void> {
  if (kind !== "invitation" || way !== "invited" || answer) return settle(ctx, id, "left_out", reason);
  await sql`delete from meeting_letter where brand_id = ${ctx.brandId} and guest_id = ${guest_id}`.execute(ctx.db);
  await sql`delete from meeting_guest where brand_id = ${ctx.brandId} and id = ${guest_id}`.execute(ctx.db);
  await sql`insert into meeting_left_out (brand_id, meeting_id, customer_id, reason, until, at)
    values (${ctx.brandId}, ${meeting_id}, ${customerId}, ${reason}, ${until}, ${ctx.now})
    on conflict (brand_id, meeting_id, customer_id) do update set reason = excluded.reason, until = excluded.until, at = excluded.at`.execute(
    ctx.db,
  );
}
