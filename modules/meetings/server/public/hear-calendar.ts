import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { registerCalendarAnswers } from "../../../inbox/index.ts";
import { readCalendarAnswer } from "../calendar/read-calendar-answer.ts";
import { guestCustomers } from "../plan/meeting-rows.ts";
import { giveAnswer, readGuest } from "./answer.ts";

/**
 * Takes what guests' calendar programs answer by mail. It counts for the guest whose letter it comes from; an answer to what is none of ours,
 * or of somebody else, is a letter like any other.
 */
export function hearCalendars(): void {
  registerCalendarAnswers(async (ctx, { customerId, calendar }) => {
    const said = readCalendarAnswer(calendar);
    const guestId = said && (await guestBy(ctx, said.uid, customerId));
    const held = guestId ? await readGuest(ctx, guestId, { hold: true }) : null;
    if (!said || !held) return null;
    const outcome = await giveAnswer(ctx, held, said.answer, "calendar");
    // Where it could not be taken people must see it.
    return outcome === "taken" ? { meeting: { id: held.meeting.id, title: held.meeting.title } } : null;
  });
}

async function guestBy(ctx: Context, uid: string, customerId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select g.id from meeting m
    join meeting_guest g on g.brand_id = m.brand_id and g.meeting_id = m.id ${guestCustomers}
    where m.brand_id = ${ctx.brandId} and m.uid = ${uid} and p.customer_id = ${customerId} order by g.id limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.id ?? null;
}
