import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Audience, audiencePart } from "../../../customers/index.ts";
import { openChannels } from "../../../inbox/index.ts";
import type { AskRule } from "../../contract/asking.ts";
import { askRuleOf, neverAsked } from "./ask-rule.ts";

/** What a customer is asked about, where it is about one thing. */
export type Subject = {
  customer_id: number;
  subject: string | null;
  subject_id: number | null;
  circumstances: Record<string, string | number | null>;
  due_at: string;
};
/** What one statement turns into invitations. */
export type Inviting = {
  wave: { id: number; survey_id: number; occasion_id: number | null };
  version: number;
  audience: Audience;
  channels: readonly string[];
  share: number;
  /** At most so many invitations of the wave in all. */
  quota: number | null;
  startsAt: Date;
  spreadHours: number;
  everyDays: number | null;
  expiresAfterDays: number;
  /** For what is asked again and again in one wave: from the beginning, and whoever it invited already is passed over. */
  anew?: boolean;
  /** By customer, for audiences of ids. */
  subjects?: readonly Subject[];
};
export type PartDone = { looked_at: number; invited: number; done: boolean };

/** So many customers in a statement. */
export const partSize = 10_000;

/**
 * Turns the next part of a wave's audience into invitations, in one statement: each with a due time, whom the never-too-often rule, consent
 * or a suppression leaves out noted with the reason. Where it stopped is kept on the wave, so that whoever goes on leaves nobody out and
 * asks nobody twice. Waves of a brand wait for each other.
 */
export async function inviteCustomers(ctx: Context, inviting: Inviting, limit = partSize): Promise<PartDone> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey ask ${ctx.brandId}`}, 0))`.execute(ctx.db);
  const { wave, version, quota, expiresAfterDays } = inviting;
  const after = inviting.anew ? sql`null` : sql`(select place from the_wave)`;
  const judged = await judgedPart(ctx, inviting, { after, limit, byChance: quota !== null });
  const { rows } = await sql<PartDone>`
    with the_wave as materialized (select place, invited from survey_wave where brand_id = ${ctx.brandId} and id = ${wave.id}),
    ${judged},
    kept as materialized (
      select j.*, uuid_send(gen_random_uuid()) as random from (select j.*, row_number() over (order by place) as nth from judged j where j.reason is null) j
      where ${quota}::int is null or nth <= ${quota}::int - (select invited from the_wave)),
    made as (
      insert into survey_invitation (brand_id, survey_id, version, wave_id, occasion_id, identity_id, channel, token, subject, subject_id,
        circumstances, due_at, expires_at, language)
      select ${ctx.brandId}, ${wave.survey_id}, ${version}, ${wave.id}, ${wave.occasion_id}, identity_id, channel, ${token},
        subject, subject_id, circumstances, due_at, due_at + make_interval(days => ${expiresAfterDays}::int), language
      from kept on conflict do nothing returning identity_id, channel, due_at),
    remembered as (
      insert into survey_asked (brand_id, identity_id, channel, asked_at)
      select ${ctx.brandId}, identity_id, channel, max(due_at) from made group by identity_id, channel
      on conflict (brand_id, identity_id, channel) do update set asked_at = greatest(survey_asked.asked_at, excluded.asked_at)),
    left_out as (
      insert into survey_left_out (brand_id, wave_id, customer_id, reason, until)
      select ${ctx.brandId}, ${wave.id}, customer_id, reason, until from judged where reason is not null
      on conflict do nothing returning reason),
    counted as (
      select (select count(*)::int from judged) as looked_at, (select count(*)::int from made) as invited,
        (select max(place) from judged) as place),
    kept_up as (
      update survey_wave w set place = case when ${inviting.anew === true} then null else coalesce(c.place, w.place) end, invited = w.invited + c.invited,
        left_out = (select coalesce(jsonb_object_agg(reason, n), '{}') from (select reason, sum(n)::int as n from (
            select key as reason, value::int as n from jsonb_each_text(w.left_out) union all select reason, 1 from left_out) one
          group by reason) all_of_them),
        done_at = case when ${inviting.anew === true} then null when c.looked_at < ${limit}::int or (${quota}::int is not null and w.invited + c.invited >= ${quota}::int)
          then ${ctx.now}::timestamptz end
      from counted c where w.brand_id = ${ctx.brandId} and w.id = ${wave.id} returning w.done_at)
    select looked_at, invited, (select done_at is not null from kept_up) as done from counted`.execute(ctx.db);
  return rows[0]!;
}

/**
 * Nine random bytes of a random UUID, the first six and the last three: between them stand its version and variant. No underscore stands in
 * a token (0 does instead): templates of SMS providers refuse it.
 */
export const token = sql`translate(encode(substring(random from 1 for 6) || substring(random from 14 for 3), 'base64'), '+/', '-0')`;

type How = { after: RawBuilder<unknown>; limit: number; byChance: boolean };

/** The common tables `judged` and those below it: a part of the audience with `reason` and `until`, where a rule leaves somebody out. */
export async function judgedPart(ctx: Context, inviting: Inviting, how: How): Promise<RawBuilder<unknown>> {
  const { wave, subjects = [], startsAt, spreadHours, share, everyDays } = inviting;
  const rule = await askRuleOf(ctx);
  const { staff, seeds } = await neverAsked(ctx, rule);
  const open = await openChannels(ctx);
  const usable = inviting.channels.filter((one) => open.includes(one));
  const channels = usable.length > 0 ? usable : inviting.channels;
  const part = await audiencePart(ctx, {
    ...{ audience: inviting.audience, channels, purpose: "survey", share, seed: sql`${wave.id}::bigint` },
    ...how,
  });
  return sql`invited_before as materialized (
      select m.customer_id from survey_invitation i join identity_map m on m.brand_id = i.brand_id and m.identity_id = i.identity_id
      where ${inviting.anew === true} and i.brand_id = ${ctx.brandId} and i.wave_id = ${wave.id}),
    picked as materialized (
      select p.place, p.customer_id, p.language, p.identity_id, p.channel, p.reason, s.subject, s.subject_id,
        coalesce(s.circumstances, '{}') as circumstances,
        coalesce(s.due_at, ${startsAt}::timestamptz + make_interval(secs => random() * ${spreadHours * 3600}::float8)) as due_at
      from (${part}) p left join jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
        as s(customer_id bigint, subject text, subject_id bigint, circumstances jsonb, due_at timestamptz) on s.customer_id = p.customer_id
      where not exists (select from invited_before b where b.customer_id = p.customer_id)),
    asked as materialized (
      select p.customer_id, max(a.asked_at) as at, ${distances(rule)} as until
      from picked p join identity_map m on m.brand_id = ${ctx.brandId} and m.customer_id = p.customer_id
      join survey_asked a on a.brand_id = ${ctx.brandId} and a.identity_id = m.identity_id
      where p.reason is null group by p.customer_id),
    ${everyDays === null ? sql`` : askedBySurvey(ctx, wave.survey_id, everyDays)}
    judged as materialized (
      select p.place, p.customer_id, p.language, p.identity_id, p.channel, p.subject, p.subject_id, p.circumstances, p.due_at,
        case when p.customer_id = any(${staff}::bigint[]) then 'staff' when p.customer_id = any(${seeds}::bigint[]) then 'seed'
          when p.reason is not null then p.reason
          when a.at + make_interval(days => ${rule.days}::int) > p.due_at then 'asked_lately'
          when a.until > p.due_at then 'asked_lately_there'
          ${everyDays === null ? sql`` : sql`when b.customer_id is not null then 'asked_by_survey'`} end as reason,
        case when p.reason is null and a.at + make_interval(days => ${rule.days}::int) > p.due_at then a.at + make_interval(days => ${rule.days}::int)
          when p.reason is null and a.until > p.due_at then a.until end as until
      from picked p left join asked a on a.customer_id = p.customer_id
      ${everyDays === null ? sql`` : sql`left join asked_by_survey b on b.customer_id = p.customer_id`})`;
}

/** Until when the channel that would be used is closed to a customer by a distance of its own. */
function distances({ by_channel: own }: AskRule): RawBuilder<unknown> {
  const cases = Object.entries(own).map(([channel, days]) => sql`when ${channel} then ${days}::int`);
  if (cases.length === 0) return sql`null::timestamptz`;
  return sql`max(a.asked_at + make_interval(days => case a.channel ${sql.join(cases, sql` `)} end)) filter (where a.channel = p.channel)`;
}

function askedBySurvey(ctx: Context, surveyId: number, days: number): RawBuilder<unknown> {
  return sql`asked_by_survey as materialized (
      select distinct p.customer_id from picked p join identity_map m on m.brand_id = ${ctx.brandId} and m.customer_id = p.customer_id
      join survey_invitation i on i.brand_id = ${ctx.brandId} and i.identity_id = m.identity_id and i.survey_id = ${surveyId}
        and i.state not in ('left_out', 'withdrawn') and coalesce(i.sent_at, i.due_at) + make_interval(days => ${days}::int) > p.due_at
      where p.reason is null),`;
}
