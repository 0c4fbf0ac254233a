import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { Ready, Written } from "./submit-responses.ts";

/** A response that stands already under a submission's key. */
export type Standing = { id: number; answers: Answers; answered_at: Date | null; revision: number; is_test: boolean };

const shape = sql`(place int, survey_id bigint, version int, key text, invitation_id bigint, identity_id bigint, conversation_id bigint,
  mode text, channel text, touchpoint text, partner_id bigint, product_id bigint, agent text, language text, answers jsonb, comment text,
  sentiment real, nps smallint, nps_1_10 smallint, csat smallint, ces smallint, expectation smallint,
  started_at timestamptz, answered_at timestamptz, is_test boolean)`;

function rowOf(one: Ready, place: number) {
  const { survey, judged } = one;
  return {
    place,
    survey_id: survey.id,
    version: survey.version,
    key: one.key,
    invitation_id: one.invitationId,
    identity_id: one.identityId,
    conversation_id: one.conversationId,
    mode: one.mode,
    channel: one.channel,
    touchpoint: one.touchpoint ?? survey.settings.touchpoint,
    partner_id: one.partnerId,
    product_id: one.productId,
    agent: one.agent,
    language: one.language,
    answers: judged.answers,
    comment: judged.comment,
    sentiment: judged.sentiment,
    ...judged.columns,
    started_at: one.startedAt ?? one.answeredAt,
    answered_at: one.answeredAt,
    is_test: one.isTest,
  };
}

const written = sql`survey_id, version, key, invitation_id, identity_id, conversation_id, mode, channel, touchpoint, partner_id,
  product_id, agent, language, answers, comment, sentiment, nps, nps_1_10, csat, ces, expectation, started_at, answered_at, is_test`;

/** Inserts those whose key is new; gives them with their ids, and what stands, locked, under the keys of the others. */
export async function insertResponses(
  ctx: Context,
  ready: readonly Ready[],
): Promise<{ fresh: { id: number; ready: Ready }[]; standing: Map<Ready, Standing> }> {
  const rows = JSON.stringify(ready.map(rowOf));
  const { rows: made } = await sql<{ id: number; survey_id: number; key: string }>`
    insert into survey_response (brand_id, ${written}, updated_at)
    select ${ctx.brandId}, ${written}, ${ctx.now} from jsonb_to_recordset(${rows}::jsonb) as r ${shape} order by survey_id, key
    on conflict (brand_id, survey_id, key) do nothing returning id, survey_id, key`.execute(ctx.db);
  const idOf = new Map(made.map(({ id, survey_id, key }) => [`${survey_id} ${key}`, id]));
  const wayOf = (one: Ready) => `${one.survey.id} ${one.key}`;
  const fresh = ready.flatMap((one) => (idOf.has(wayOf(one)) ? [{ id: idOf.get(wayOf(one))!, ready: one }] : []));
  const others = ready.filter((one) => !idOf.has(wayOf(one)));
  const standing = new Map<Ready, Standing>();
  if (others.length === 0) return { fresh, standing };
  const { rows: found } = await sql<Standing & { survey_id: number; key: string }>`
    select id, survey_id, key, answers, answered_at, revision, is_test from survey_response where brand_id = ${ctx.brandId}
      and (survey_id, key) in (select * from unnest(${others.map((one) => one.survey.id)}::bigint[], ${others.map(({ key }) => key)}::text[]))
    order by id for update`.execute(ctx.db);
  const byWay = new Map(found.map((row) => [`${row.survey_id} ${row.key}`, row]));
  for (const one of others) standing.set(one, byWay.get(wayOf(one))!);
  return { fresh, standing };
}

/** Writes what responses say now; circumstances that were known before stay where the new answers do not know them. */
export async function updateResponses(
  ctx: Context,
  changes: readonly { before: Standing; ready: Ready }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(changes.map(({ before, ready }) => rowOf(ready, before.id)));
  await sql`
    update survey_response s set answers = r.answers, comment = r.comment, sentiment = r.sentiment, nps = r.nps, nps_1_10 = r.nps_1_10,
      csat = r.csat, ces = r.ces, expectation = r.expectation, mode = r.mode, version = r.version,
      channel = coalesce(r.channel, s.channel), touchpoint = coalesce(r.touchpoint, s.touchpoint),
      partner_id = coalesce(r.partner_id, s.partner_id), product_id = coalesce(r.product_id, s.product_id),
      agent = coalesce(r.agent, s.agent), language = coalesce(r.language, s.language),
      identity_id = coalesce(r.identity_id, s.identity_id),
      answered_at = coalesce(s.answered_at, r.answered_at), is_test = r.is_test, revision = s.revision + 1, updated_at = ${ctx.now}
    from jsonb_to_recordset(${rows}::jsonb) as r ${shape} where s.brand_id = ${ctx.brandId} and s.id = r.place`.execute(
    ctx.db,
  );
}

/** Keeps what was sent, as it was sent. */
export async function keepTexts(ctx: Context, all: readonly Written[]): Promise<void> {
  if (all.length === 0) return;
  const rows = JSON.stringify(
    all.map(({ id, revision, ready }) => ({ id, revision, answers: ready.answers, mode: ready.mode })),
  );
  await sql`insert into survey_response_text (brand_id, response_id, revision, answers, mode, at)
    select ${ctx.brandId}, id, revision, answers, mode, ${ctx.now}
    from jsonb_to_recordset(${rows}::jsonb) as r (id bigint, revision int, answers jsonb, mode text)
    on conflict do nothing`.execute(ctx.db);
}

const counted = sql`response_id, survey_id, version, day, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, answers,
  nps, nps_1_10, csat, ces, expectation`;

/** Counts responses as they stand now. */
export async function addFacts(ctx: Context, all: readonly Written[]): Promise<void> {
  if (all.length === 0) return;
  const rows = JSON.stringify(all.map(({ id, ready }) => ({ id, day: ready.day, closed: ready.judged.closed })));
  await sql`insert into survey_fact (brand_id, weight, ${counted})
    select s.brand_id, 1, s.id, s.survey_id, s.version, r.day, s.mode, s.channel, s.touchpoint, s.partner_id, s.product_id, s.agent,
      s.identity_id, r.closed, s.nps, s.nps_1_10, s.csat, s.ces, s.expectation
    from jsonb_to_recordset(${rows}::jsonb) as r (id bigint, day date, closed jsonb)
    join survey_response s on s.brand_id = ${ctx.brandId} and s.id = r.id`.execute(ctx.db);
}

/** Takes back what was counted of responses, by facts that weigh −1 and say the same. */
export async function takeBackFacts(ctx: Context, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into survey_fact (brand_id, weight, ${counted})
    select f.brand_id, -1, f.response_id, f.survey_id, f.version, f.day, f.mode, f.channel, f.touchpoint, f.partner_id, f.product_id,
      f.agent, f.identity_id, f.answers, f.nps, f.nps_1_10, f.csat, f.ces, f.expectation
    from unnest(${ids as number[]}::bigint[]) as wanted (id), lateral (select * from survey_fact
      where brand_id = ${ctx.brandId} and response_id = wanted.id order by id desc limit 1) as f
    where f.weight = 1`.execute(ctx.db);
}
