import { type RawBuilder, sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { GuestRow, GuestView, guestList, guestQuery, leftOutList } from "../../contract.ts";
import { findMeeting, guestCustomers } from "./meeting-rows.ts";

const pageSize = 50;
const came = sql`exists (select from meeting_attendance a where a.brand_id = g.brand_id and a.guest_id = g.id)`;
const views: Record<GuestView, RawBuilder<unknown>> = {
  all: sql`true`,
  yes: sql`g.answer = 'yes'`,
  maybe: sql`g.answer = 'maybe'`,
  no: sql`g.answer = 'no'`,
  unanswered: sql`g.answer is null and g.way <> 'came'`,
  attended: came,
  no_show: sql`g.answer = 'yes' and not ${came}
    and exists (select from meeting_attendance a where a.brand_id = g.brand_id and a.meeting_id = g.meeting_id and a.guest_id is not null)`,
};

type Row = Omit<GuestRow, "customer" | "answered_at" | "letter"> & {
  customer_id: number;
  answered_at: Date | null;
  letter_state: string | null;
  letter_reason: string | null;
};

/** Guests of a meeting in the order in which they became so, a page of fifty. Refuses `not_found`. */
export async function listGuests(
  ctx: Context,
  meetingId: number,
  { view, after }: z.infer<typeof guestQuery>,
): Promise<z.infer<typeof guestList>> {
  await findMeeting(ctx, { id: meetingId });
  const { rows } = await sql<Row>`select g.id, p.customer_id, g.way, g.answer, g.answered_at, ${came} as attended,
      (select sum(a.minutes)::int from meeting_attendance a where a.brand_id = g.brand_id and a.guest_id = g.id) as minutes,
      l.state as letter_state, l.reason as letter_reason
    from meeting_guest g ${guestCustomers}
    left join lateral (select state, reason from meeting_letter l where l.brand_id = g.brand_id and l.guest_id = g.id
      order by l.id desc limit 1) l on true
    where g.brand_id = ${ctx.brandId} and g.meeting_id = ${meetingId} and g.id > ${after ?? 0} and ${views[view]}
    order by g.id limit ${pageSize + 1}`.execute(ctx.db);
  const page = rows.slice(0, pageSize);
  const names = await customerNames(
    ctx,
    page.map(({ customer_id }) => customer_id),
  );
  return {
    rows: page.map(({ customer_id: id, answered_at, letter_state: state, letter_reason: reason, ...row }) => ({
      ...row,
      customer: names.has(id) ? { id, name: names.get(id) ?? null } : null,
      answered_at: answered_at?.toISOString() ?? null,
      letter: state === null ? null : { state, reason },
    })),
    next: rows.length > pageSize ? page.at(-1)!.id : null,
  };
}

type LeftOut = { customer_id: number; reason: string; until: Date | null };

/** Whom a rule kept from being invited, and why; a page of fifty. Refuses `not_found`. */
export async function listLeftOut(ctx: Context, meetingId: number, after = 0): Promise<z.infer<typeof leftOutList>> {
  await findMeeting(ctx, { id: meetingId });
  const { rows } = await sql<LeftOut>`select customer_id, reason, until from meeting_left_out
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and customer_id > ${after} order by customer_id limit ${pageSize + 1}`.execute(
    ctx.db,
  );
  const page = rows.slice(0, pageSize);
  const names = await customerNames(
    ctx,
    page.map((row) => row.customer_id),
  );
  return {
    rows: page.map(({ customer_id: id, reason, until }) => ({
      customer: { id, name: names.get(id) ?? null },
      reason,
      until: until?.toISOString() ?? null,
    })),
    next: rows.length > pageSize ? page.at(-1)!.customer_id : null,
  };
}
