import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Audience, audiencePart, type Purpose } from "../../../customers/index.ts";
import type { InviteForecast, MeetingKind } from "../../contract.ts";
import { guestCustomers, type Meeting } from "../plan/meeting-rows.ts";
import { dueAt } from "./tell-guests.ts";

/** So many customers in a statement. */
const partSize = 10_000;

/** A webinar is an offer, a meeting is about business that is under way. */
export function purposeOf(kind: MeetingKind): Purpose {
  return kind === "webinar" ? "marketing" : "service";
}

type Part = { waveId: number; audience: Audience; after: string | null };

/**
 * Turns the next part of an audience into guests with a letter each, in one statement; whom consent or a suppression leaves out is noted
 * with the reason, whoever is a guest already is passed over, and a guest whom no letter reached is written to anew. Where it stopped is
 * kept on the wave. The caller holds the meeting. Gives whether nobody is left.
 */
export async function invitePart(ctx: Context, meeting: Meeting, { waveId, audience, after }: Part): Promise<boolean> {
  const judged = await judgedPart(ctx, meeting, audience, { after: sql`${after}`, limit: partSize });
  const { rows } = await sql<{ looked_at: number }>`with ${judged},
    made as (insert into meeting_guest (brand_id, meeting_id, identity_id, way, made_at)
      select ${ctx.brandId}, ${meeting.id}, identity_id, 'invited', ${ctx.now} from judged where reason is null and guest_id is null
      on conflict do nothing returning id),
    again as (update meeting_guest g set identity_id = j.identity_id from judged j where g.brand_id = ${ctx.brandId} and g.id = j.guest_id
      and j.reason is null and not j.already returning g.id),
    written as (insert into meeting_letter (brand_id, meeting_id, guest_id, kind, sequence, due_at)
      select ${ctx.brandId}, ${meeting.id}, id, 'invitation', ${meeting.sequence}, ${dueAt(ctx)} from (table made union all table again) g
      on conflict (brand_id, guest_id, kind, sequence) do update set state = 'waiting', reason = null, due_at = excluded.due_at, attempts = 0,
        sent_at = null, message_id = null),
    left_out as (insert into meeting_left_out (brand_id, meeting_id, customer_id, reason, at)
      select ${ctx.brandId}, ${meeting.id}, customer_id, reason, ${ctx.now} from judged where reason is not null and not already
      on conflict (brand_id, meeting_id, customer_id) do update set reason = excluded.reason, until = null, at = excluded.at),
    no_more as (delete from meeting_left_out o using judged j where o.brand_id = ${ctx.brandId} and o.meeting_id = ${meeting.id}
      and o.customer_id = j.customer_id and j.reason is null),
    counted as (select count(*)::int as looked_at, max(place) as place from judged),
    kept as (update meeting_wave w set place = coalesce(c.place, w.place) from counted c
      where w.brand_id = ${ctx.brandId} and w.id = ${waveId})
    select looked_at from counted`.execute(ctx.db);
  return rows[0]!.looked_at < partSize;
}

/** What inviting an audience would do, by its first ten thousand. */
export async function forecast(
  ctx: Context,
  meeting: Meeting,
  audience: Audience,
): Promise<Omit<InviteForecast, "audience">> {
  const judged = await judgedPart(ctx, meeting, audience, { after: sql`null`, limit: partSize });
  const { rows } = await sql<Omit<InviteForecast, "audience">>`with ${judged}
    select (count(*) filter (where reason is null and not already))::int as invited, (count(*) filter (where already))::int as already,
      (select coalesce(jsonb_object_agg(reason, n), '{}') from (select reason, count(*) as n from judged
        where reason is not null and not already group by 1) r) as left_out
    from judged`.execute(ctx.db);
  return rows[0]!;
}

type How = { after: RawBuilder<unknown>; limit: number };

/**
 * The common table `judged`: a part of the audience, as which guest (`guest_id`) each was invited before, whether that counts as `already`
 * (a letter that failed did not reach them, unless they answered), and the `reason` where a rule leaves somebody out.
 */
async function judgedPart(ctx: Context, meeting: Meeting, audience: Audience, how: How): Promise<RawBuilder<unknown>> {
  const part = await audiencePart(ctx, {
    ...{ audience, channels: ["email"], purpose: purposeOf(meeting.kind), share: 1, seed: sql`${meeting.id}::bigint` },
    ...{ byChance: false, ...how },
  });
  return sql`judged as materialized (
    select a.place, a.customer_id, a.identity_id, a.reason, g.id as guest_id, coalesce(g.reached, false) as already
    from (${part}) a left join lateral (select g.id, g.answer is not null or coalesce((select bool_or(l.state <> 'failed')
          from meeting_letter l where l.brand_id = g.brand_id and l.guest_id = g.id), true) as reached
        from meeting_guest g ${guestCustomers}
        where g.brand_id = ${ctx.brandId} and g.meeting_id = ${meeting.id} and p.customer_id = a.customer_id
        order by reached desc, g.identity_id = a.identity_id desc, g.id limit 1) g on true)`;
}
