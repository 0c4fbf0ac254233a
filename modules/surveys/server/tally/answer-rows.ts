import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type ScoreKind, scoreKinds } from "../../contract/definition.ts";

/** The name in the tallies of the question that counts as a survey's NPS, CSAT and so on. No key begins like it. */
export const scoreName = (kind: ScoreKind) => `@${kind}`;

/** The kind that such a name stands for; null for a question's own key. */
export function kindOf(question: string): ScoreKind | null {
  return scoreKinds.find((kind) => scoreName(kind) === question) ?? null;
}

/** SQL: the score in answer `given` (jsonb) as text: a number, or the word of an expectation; '' where it was passed over. */
const scoreText = sql`case jsonb_typeof(given) when 'array' then given->>0
  when 'number' then case when q.kind = 'expectation' then (array['missed', 'met', 'exceeded'])[(given #>> '{}')::int] else given #>> '{}' end
  else '' end`;

/** A question of a version that counts as its NPS, CSAT and so on, and those of the same kind that are asked before it. */
export type ScoreQuestion = { survey_id: number; version: number; kind: ScoreKind; key: string; earlier: string[] };

/** The score questions of every version there is. */
export async function readScoreQuestions(ctx: Context): Promise<ScoreQuestion[]> {
  const { rows } = await sql<ScoreQuestion>`select survey_id, version, kind, key, earlier from survey_score_question
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return rows;
}

/**
 * SQL rows `f.*, question, answer`: for each fact that fits `where` (over `f`) its score questions, at most one of each kind: the first
 * that was shown. `answer` is '' where it was passed over. Questions are read before, once for many: to plan the view costs more than this.
 */
export function scoreRows(
  ctx: Context,
  where: RawBuilder<unknown>,
  questions: readonly ScoreQuestion[],
): RawBuilder<unknown> {
  const asked = sql`jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as q (survey_id bigint, version int, kind text, key text, earlier text[])`;
  return sql`(select f.*, '@' || q.kind as question, ${scoreText} as answer
    from survey_fact f join ${asked} on q.survey_id = f.survey_id and q.version = f.version and f.answers ? q.key and not f.answers ?| q.earlier,
      lateral (select f.answers->q.key as given) g
    where f.brand_id = ${ctx.brandId} and ${where})`;
}

/**
 * SQL rows `f.*, question, answer`: every closed answer of the facts that fit `where`. Of a question with several answers each is a row,
 * and one more, '*', says that it was answered; '' where it was passed over.
 */
export function closedRows(ctx: Context, where: RawBuilder<unknown>, question?: string): RawBuilder<unknown> {
  const given = question
    ? sql`(select ${question}::text as question, f.answers->${question}::text as given where f.answers ? ${question}::text) e`
    : sql`jsonb_each(f.answers) e (question, given)`;
  return sql`(select f.*, e.question, a.answer from survey_fact f, lateral ${given},
      lateral (select e.given #>> '{}' as answer where jsonb_typeof(e.given) in ('number', 'string', 'boolean')
        union all select jsonb_array_elements_text(case jsonb_typeof(e.given) when 'array' then e.given else '[]' end)
        union all select case jsonb_typeof(e.given) when 'null' then '' else '*' end) a
    where f.brand_id = ${ctx.brandId} and ${where})`;
}
