import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { wilson } from "../../../../platform/stats/index.ts";
import type { MeetingNumbers, Share } from "../../contract.ts";
import { guestCustomers, isStranger } from "./meeting-rows.ts";

type Counted = Omit<MeetingNumbers, "came_of_expected" | "came_of_yes" | "no_shows"> & {
  meeting_id: number;
  expected: number;
  expected_came: number;
  yes_came: number;
};

/**
 * SQL: customers `customer_id` at meetings `meeting_id`, each once, with how they stand. An invitation that was left out or failed invited
 * nobody.
 */
export const peopleOf = (ctx: Context, ids: readonly number[]) => sql`
  select g.meeting_id, p.customer_id,
    bool_or(g.way = 'invited' and coalesce(l.state in ('waiting', 'sent'), true)) as invited,
    bool_or(g.way = 'signed_up') as signed_up,
    (array_agg(g.answer order by g.answered_at desc nulls last))[1] as answer,
    bool_or(exists (select from meeting_attendance a where a.brand_id = g.brand_id and a.guest_id = g.id)) as came
  from meeting_guest g ${guestCustomers}
  left join meeting_letter l on l.brand_id = g.brand_id and l.guest_id = g.id and l.kind = 'invitation'
  where g.brand_id = ${ctx.brandId} and g.meeting_id = any(${ids as number[]}::bigint[])
  group by g.meeting_id, p.customer_id`;

/** The numbers of meetings, by their ids. */
export async function numbersOf(ctx: Context, ids: readonly number[]): Promise<Map<number, MeetingNumbers>> {
  const of = (table: string, where = sql`true`) =>
    sql`(select count(*)::int from ${sql.table(table)} o where o.brand_id = ${ctx.brandId} and o.meeting_id = m.id and ${where})`;
  const { rows } = await sql<Counted>`with people as (${peopleOf(ctx, ids)})
    select m.id as meeting_id, count(*) filter (where invited)::int as invited, count(*) filter (where signed_up)::int as signed_up,
      count(*) filter (where answer = 'yes')::int as yes, count(*) filter (where answer = 'maybe')::int as maybe,
      count(*) filter (where answer = 'no')::int as no, count(*) filter (where answer is null and (invited or signed_up))::int as unanswered,
      count(*) filter (where came)::int as attended, count(*) filter (where invited or signed_up)::int as expected,
      count(*) filter (where (invited or signed_up) and came)::int as expected_came,
      count(*) filter (where answer = 'yes' and came)::int as yes_came,
      case when m.cancelled_at is null then ${of("meeting_letter", sql`o.state = 'waiting'`)} else 0 end as waiting,
      ${of("meeting_left_out")} as left_out,
      ${of("meeting_attendance", sql`${isStranger} and o.passed_over_at is null`)} as strangers
    from meeting m left join people on people.meeting_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = any(${ids as number[]}::bigint[]) group by m.brand_id, m.id`.execute(
    ctx.db,
  );
  return new Map(
    rows.map(({ meeting_id, expected, expected_came, yes_came, ...row }) => {
      // Before anybody is known to have been there, nobody is known to have stayed away.
      const known = row.attended > 0;
      const shares = {
        no_shows: known ? row.yes - yes_came : 0,
        came_of_expected: known ? shareOf(expected_came, expected) : null,
        came_of_yes: known ? shareOf(yes_came, row.yes) : null,
      };
      return [meeting_id, { ...row, ...shares }];
    }),
  );
}

function shareOf(count: number, of: number): Share {
  const interval = wilson(count, of);
  return interval && { of, share: count / of, ...interval };
}
