import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";

/** Words and files of a person go; that somebody answered, and which score, stays. */
async function forgetAnswers(ctx: Context, { identityIds }: ErasedPerson): Promise<void> {
  const theirs = sql`any(${identityIds as number[]}::bigint[])`;
  await sql`delete from survey_response_text where brand_id = ${ctx.brandId} and response_id in
    (select id from survey_response where brand_id = ${ctx.brandId} and identity_id = ${theirs})`.execute(ctx.db);
  // Closed answers are keys and numbers; words are left out of them.
  await sql`update survey_response r set comment = null, conversation_id = null, answers = coalesce((select answers from survey_fact f
      where f.brand_id = r.brand_id and f.response_id = r.id order by f.id desc limit 1), '{}')
    where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(ctx.db);
  await sql`update survey_invitation set state = case when state = 'waiting' then 'withdrawn' else state end, circumstances = '{}'
    where brand_id = ${ctx.brandId} and identity_id = ${theirs}`.execute(ctx.db);
}

async function answersOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`select s.key as survey, s.name, r.mode, r.answered_at, r.answers from survey_response r
    join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
    where r.brand_id = ${ctx.brandId} and r.identity_id = any(${identityIds as number[]}::bigint[]) order by r.id`.execute(
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

/** Tells `customers` and `timeline` what surveys keep of people. */
export function registerWithOthers(): void {
  registerErasure("survey answers", forgetAnswers);
  registerPersonalExport("survey_answers", answersOfPerson);
  registerSubjectReader(["survey_response"], responsesInTimeline);
}
