import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ConversationScores, registerConversationScores } from "../../bot/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";
import { forgetFilesOf } from "./files/survey-files.ts";

/** Words and files of a person go; that somebody answered, and which score, stays. */
async function forgetAnswers(ctx: Context, { identityIds, customerId }: ErasedPerson): Promise<void> {
  const theirs = sql`any(${identityIds as number[]}::bigint[])`;
  await forgetFilesOf(ctx, identityIds);
  await sql`delete from survey_response_text where brand_id = ${ctx.brandId} and response_id in
    (select id from survey_response where brand_id = ${ctx.brandId} and identity_id = ${theirs})`.execute(ctx.db);
  // Closed answers are keys and numbers; words are left out of them.
  await sql`update survey_response r set comment = null, conversation_id = null, answers = coalesce((select answers from survey_fact f
      where f.brand_id = r.brand_id and f.response_id = r.id order by f.id desc limit 1), '{}')
    where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(ctx.db);
  await sql`update survey_call set note = null where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(
    ctx.db,
  );
  await sql`update survey_invitation set state = case when state = 'waiting' then 'withdrawn' else state end, circumstances = '{}'
    where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(ctx.db);
  await sql`delete from survey_left_out where brand_id = ${ctx.brandId} and customer_id = ${customerId}`.execute(
    ctx.db,
  );
  await sql`delete from survey_asked where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(ctx.db);
}

async function answersOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`select s.key as survey, s.name, r.mode, r.answered_at, r.answers from survey_response r
    join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
    where r.brand_id = ${ctx.brandId} and r.identity_id = any(${identityIds as number[]}::bigint[]) order by r.id`.execute(
    ctx.db,
  );
  return rows;
}

async function filesOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } =
    await sql`select s.key as survey, f.question, f.name, f.content_type, f.size, f.taken_at from survey_file f
    join survey s on s.brand_id = f.brand_id and s.id = f.survey_id
    where f.brand_id = ${ctx.brandId} and f.identity_id = any(${identityIds as number[]}::bigint[]) order by f.id`.execute(
      ctx.db,
    );
  return rows;
}

async function callsOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`select s.key as survey, c.outcome, c.call_back_at, c.note, c.called_at from survey_call c
    join survey s on s.brand_id = c.brand_id and s.id = c.survey_id
    where c.brand_id = ${ctx.brandId} and c.identity_id = any(${identityIds as number[]}::bigint[]) order by c.id`.execute(
    ctx.db,
  );
  return rows;
}

type Shown = { id: number; survey: string; scores: Json; comment: string | null };

async function responsesInTimeline(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } = await sql<Shown>`select r.id, s.name as survey, r.comment,
      jsonb_strip_nulls(jsonb_build_object('nps', r.nps, 'nps_1_10', r.nps_1_10, 'csat', r.csat, 'ces', r.ces, 'expectation', r.expectation)) as scores
    from survey_response r join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
    where r.brand_id = ${ctx.brandId} and r.id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map(({ id, survey, scores, comment }) => [id, { response: id, survey, scores, comment }]));
}

/** The last satisfaction that was given for each conversation: 4 and 5 of 5 are content. Anonymous answers belong to none. */
const satisfiedByConversation: ConversationScores = (ctx, { since, until }) =>
  sql`select distinct on (conversation_id) conversation_id, csat >= 4 as satisfied from survey_response
    where brand_id = ${ctx.brandId} and conversation_id is not null and csat is not null and answered_at >= ${since} and answered_at < ${until}
      and not is_test order by conversation_id, answered_at desc`;

/** Tells `bot`, `customers` and `timeline` what surveys keep of people. */
export function registerWithOthers(): void {
  registerErasure("survey answers", forgetAnswers);
  registerPersonalExport("survey_answers", answersOfPerson);
  registerPersonalExport("survey_files", filesOfPerson);
  registerPersonalExport("survey_calls", callsOfPerson);
  registerConversationScores(satisfiedByConversation);
  registerSubjectReader(["survey_response"], responsesInTimeline);
}
