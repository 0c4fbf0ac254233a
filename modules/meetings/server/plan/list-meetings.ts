import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { MeetingRow, meetingList, meetingQuery } from "../../contract.ts";
import { endOf, findMeeting, type Meeting, meetingColumns } from "./meeting-rows.ts";
import { numbersOf } from "./numbers.ts";

const pageSize = 50;

/** Meetings that are coming, the next first, or past, the last first; a page of fifty. */
export async function listMeetings(
  ctx: Context,
  house: House,
  { when, after }: z.infer<typeof meetingQuery>,
): Promise<z.infer<typeof meetingList>> {
  const over = sql`m.starts_at + make_interval(mins => m.minutes) <= ${ctx.now}`;
  const [wanted, order] =
    when === "past" ? [over, sql`m.starts_at desc, m.id desc`] : [sql`not (${over})`, sql`m.starts_at, m.id`];
  const { rows } =
    await sql<Meeting>`select ${meetingColumns} from meeting m where m.brand_id = ${ctx.brandId} and ${wanted}
    order by ${order} limit ${pageSize + 1} offset ${after}`.execute(ctx.db);
  const next = rows.length > pageSize ? after + pageSize : null;
  return { rows: await shown(ctx, house, rows.slice(0, pageSize)), next };
}

/** One meeting with its numbers. Refuses `not_found`. */
export async function showMeeting(ctx: Context, house: House, id: number): Promise<MeetingRow> {
  return (await shown(ctx, house, [await findMeeting(ctx, { id })]))[0]!;
}

async function shown(ctx: Context, { config }: House, meetings: readonly Meeting[]): Promise<MeetingRow[]> {
  const { slug } = await brandSettings(ctx);
  const numbers = await numbersOf(
    ctx,
    meetings.map(({ id }) => id),
  );
  return meetings.map((meeting) => {
    const { key, uid: _uid, sequence: _sequence, sign_up_opened_at: opened, ...row } = meeting;
    return {
      ...row,
      starts_at: row.starts_at.toISOString(),
      ends_at: endOf(row).toISOString(),
      cancelled_at: row.cancelled_at?.toISOString() ?? null,
      sign_up: opened !== null,
      sign_up_address: opened ? `${config.publicUrl}/m/${slug}/${key}` : null,
      numbers: numbers.get(row.id)!,
    };
  });
}
