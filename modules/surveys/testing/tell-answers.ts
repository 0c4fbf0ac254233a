import type { TestDatabase } from "../../../platform/testing/index.ts";

/** An answer as a test tells it: of the survey's one score question, with whatever stands around it. */
export type ToldAnswer = {
  day: string;
  /** Null: passed over. */
  score: number | null;
  channel?: string | null;
  touchpoint?: string | null;
  partner?: number | null;
  product?: number | null;
  agent?: string | null;
  mode?: string;
  identity?: number | null;
  comment?: string | null;
  /** Of a question with several answers, `which`. */
  picked?: string[] | null;
};

type Kind = "nps" | "nps_1_10" | "csat" | "ces" | "expectation";
const scales = { nps: [0, 10], nps_1_10: [1, 10], csat: [1, 5], ces: [1, 7], expectation: [1, 3] } as const;

/** A live survey with one score question, `score`, and one of several choices, `which`. Gives its id. */
export async function openToldSurvey(
  database: TestDatabase,
  brandId: number,
  key: string,
  kind: Kind,
  { anonymous = false } = {},
): Promise<number> {
  const [from, to] = scales[kind];
  const options = ["price", "speed", "people"].map((name) => ({ key: name, title: { en: name } }));
  const questions = [
    { key: "score", type: "scale", from, to, score: kind, title: { en: "How was it?" } },
    { key: "which", type: "choice", many: true, options, title: { en: "What about?" } },
  ];
  const definition = JSON.stringify({ languages: ["en"], sections: [{ key: "only", questions }] });
  const { rows } = await database.owner.query(
    `insert into survey (brand_id, key, name, settings, draft, live_version, created_at, updated_at)
     values ($1, $2, $2, $3, $4, 1, now(), now()) returning id`,
    [brandId, key, JSON.stringify({ anonymous }), definition],
  );
  const id = Number(rows[0].id);
  await database.owner.query(
    "insert into survey_version (brand_id, survey_id, version, definition, published_at) values ($1, $2, 1, $3, now())",
    [brandId, id, definition],
  );
  return id;
}

/** Puts answers with their facts into the survey's tables, past the ways in. Gives the ids of the responses. */
export async function tellAnswers(
  database: TestDatabase,
  brandId: number,
  surveyId: number,
  kind: Kind,
  answers: readonly ToldAnswer[],
): Promise<number[]> {
  const { rows } = await database.owner.query(
    `with told as (
       select * from jsonb_to_recordset($4::jsonb) as t (place int, day date, score int, channel text, touchpoint text, partner bigint,
         product bigint, agent text, mode text, identity bigint, comment text, picked jsonb)
     ), response as (
       insert into survey_response (brand_id, survey_id, version, key, identity_id, mode, channel, touchpoint, partner_id, product_id, agent, answers,
         comment, ${kind}, started_at, answered_at, updated_at)
       select $1, $2, 1, 'told-' || $3::text || place, identity, coalesce(mode, 'web'), channel, touchpoint, partner, product, agent,
         jsonb_build_object('score', score, 'which', picked), comment, score, day + interval '12 hours', day + interval '12 hours', now()
       from told order by place returning *
     ), fact as (
       insert into survey_fact (brand_id, response_id, survey_id, version, weight, day, mode, channel, touchpoint, partner_id, product_id, agent,
         identity_id, answers, ${kind})
       select brand_id, id, survey_id, version, 1, answered_at::date, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, answers, ${kind}
       from response
     ) select id from response order by id`,
    [brandId, surveyId, `${Math.random()}-`, JSON.stringify(answers.map((answer, place) => ({ place, ...answer })))],
  );
  return rows.map(({ id }) => Number(id));
}

/** Takes an answer back, as a correction does: a fact that weighs −1 and says the same. */
export async function takeBack(database: TestDatabase, brandId: number, responseId: number): Promise<void> {
  await database.owner.query(
    `insert into survey_fact (brand_id, response_id, survey_id, version, weight, day, mode, channel, touchpoint, partner_id, product_id, agent,
       identity_id, answers, nps, nps_1_10, csat, ces, expectation)
     select brand_id, response_id, survey_id, version, -1, day, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, answers,
       nps, nps_1_10, csat, ces, expectation from survey_fact where brand_id = $1 and response_id = $2 order by id desc limit 1`,
    [brandId, responseId],
  );
}
