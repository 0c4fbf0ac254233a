import { sql } from "kysely";
import type * as z from "zod";
import { dayNumberOfIso, isoOfDayNumber } from "../../../platform/calendar/index.ts";
import type { Context } from "../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand } from "../../admin/index.ts";
import type { codeDays } from "../contract.ts";
import { findCode } from "./code-rows.ts";

const span = 30;

/** The last thirty days of a code by the brand's clock, today's last; days without anything too. Refuses `not_found`. */
export async function countDays(ctx: Context, id: number): Promise<z.infer<typeof codeDays>> {
  await findCode(ctx, { id });
  const today = dayNumberOfIso(isoDayInBrand(await brandSettings(ctx), ctx.now));
  const days = Array.from({ length: span }, (_, at) => isoOfDayNumber(today - span + 1 + at));
  const { rows } = await sql<{ day: string; scans: number; conversations: number; answers: number }>`
    select to_char(day, 'YYYY-MM-DD') as day, sum(scans)::int as scans, sum(conversations)::int as conversations, sum(answers)::int as answers
    from (select day, scans, 0 as conversations, 0 as answers from place_scan
        where brand_id = ${ctx.brandId} and code_id = ${id} and day >= ${days[0]}::date
      union all select day, 0, (subject = 'conversation')::int, (subject = 'response')::int from place_arrival
        where brand_id = ${ctx.brandId} and code_id = ${id} and day >= ${days[0]}::date) said
    group by day`.execute(ctx.db);
  const known = new Map(rows.map((row) => [row.day, row]));
  return { days: days.map((day) => known.get(day) ?? { day, scans: 0, conversations: 0, answers: 0 }) };
}
