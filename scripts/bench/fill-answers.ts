import type pg from "pg";
import { definition as asDefined } from "../../modules/surveys/contract.ts";

const choices = ["one", "two", "three", "four"];
const scale = (key: string, from: number, to: number, score: string) => ({
  key,
  type: "scale",
  from,
  to,
  score,
  title: { en: key },
});

/** Twelve questions: three scores and nine choices. */
function twelveQuestions(): object[] {
  const asked = Array.from({ length: 9 }, (_, place) => ({
    key: `choice_${place}`,
    type: "choice",
    many: place % 3 === 0,
    options: choices.map((key) => ({ key, title: { en: key } })),
    title: { en: `choice ${place}` },
  }));
  return [scale("recommend", 0, 10, "nps"), scale("satisfied", 1, 5, "csat"), scale("easy", 1, 7, "ces"), ...asked];
}

/** A live survey of twelve questions. Gives its id. */
export async function makeLongSurvey(owner: pg.Pool, brandId: number): Promise<number> {
  const definition = JSON.stringify(
    asDefined.parse({ languages: ["en"], sections: [{ key: "all", questions: twelveQuestions() }] }),
  );
  const { rows } = await owner.query(
    `insert into survey (brand_id, key, name, settings, draft, live_version, created_at, updated_at)
     values ($1, 'long', 'Long', '{}', $2, 1, now(), now()) returning id`,
    [brandId, definition],
  );
  const id = Number(rows[0].id);
  await owner.query(
    "insert into survey_version (brand_id, survey_id, version, definition, published_at) values ($1, $2, 1, $3, now())",
    [brandId, id, definition],
  );
  return id;
}

/** Whose answers they are: half are of identities from `first` on, `count` of them; the others of nobody known. */
export type Answerers = { first: number; count: number };

const drawn = `select n, current_date - (n % 365)::int as day, (array['web','email','sms','chat','phone','kiosk'])[1 + n % 6] as mode,
    (array['chat','email','sms','phone','shop','web'])[1 + n / 7 % 6] as channel,
    (array['purchase','delivery','support','visit','repair','renewal'])[1 + n / 11 % 6] as touchpoint,
    case when n % 4 = 0 then 1 + n / 4 % 200 end as partner_id, case when n % 3 <> 0 then 1 + n / 3 % 100 end as product_id,
    'agent-' || n % 40 as agent, case when n % 2 = 0 then $5::bigint + n / 2 % $6::bigint end as identity_id,
    case when n % 5 = 0 then (array['دیر رسید و کسی جواب نداد', 'خیلی خوب بود، ممنون', 'معمولی', 'good but slow'])[1 + n / 5 % 4] end as comment,
    case when n % 5 = 0 then (array[-0.7, 0.8, 0, 0.1])[1 + n / 5 % 4] end as sentiment,
    case when hashint8(n) % 10 <> 0 then abs(hashint8(n * 31)) % 11 end as nps,
    case when hashint8(n) % 12 <> 0 then 1 + abs(hashint8(n * 37)) % 5 end as csat, case when hashint8(n) % 7 <> 0 then 1 + abs(hashint8(n * 41)) % 7 end as ces
  from generate_series($3::bigint, $4::bigint) n`;
const answersOf = `jsonb_build_object('recommend', nps, 'satisfied', csat, 'easy', ces, ${Array.from(
  { length: 9 },
  (_, place) =>
    `'choice_${place}', case when (n + ${place}) % 9 = 0 then 'null'::jsonb else jsonb_build_array((array['one','two','three','four'])[1 + (n / ${place + 2}) % 4]) end`,
).join(", ")})`;

/** Fills a survey with answers over a year, with their facts, from the number `first` to `last`; every fifth with a comment. */
export async function fillAnswers(
  owner: pg.Pool,
  survey: { brandId: number; surveyId: number; answerers: Answerers },
  first: number,
  last: number,
): Promise<void> {
  const { brandId, surveyId, answerers } = survey;
  await owner.query(
    `with drawn as (${drawn}), response as (
       insert into survey_response (brand_id, survey_id, version, key, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, comment,
         sentiment, answers, nps, csat, ces, started_at, answered_at, updated_at)
       select $1, $2, 1, 'filled-' || n, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, comment, sentiment, ${answersOf},
         nps, csat, ces, day, day, day
       from drawn returning *)
     insert into survey_fact (brand_id, response_id, survey_id, version, weight, day, mode, channel, touchpoint, partner_id, product_id, agent,
       identity_id, answers, nps, csat, ces)
     select brand_id, id, survey_id, version, 1, answered_at::date, mode, channel, touchpoint, partner_id, product_id, agent, identity_id, answers,
       nps, csat, ces
     from response`,
    [brandId, surveyId, first, last, answerers.first, answerers.count],
  );
}

/** Fills a survey with invitations over a year: every answerer was asked some times, half of it was answered. */
export async function fillInvitations(
  owner: pg.Pool,
  { brandId, surveyId, answerers }: { brandId: number; surveyId: number; answerers: Answerers },
  count: number,
): Promise<void> {
  await owner.query(
    `insert into survey_invitation (brand_id, survey_id, version, identity_id, channel, token, due_at, expires_at, state, sent_at, opened_at, used_at)
     select $1, $2, 1, $4::bigint + n % $5::bigint, (array['sms','email','chat'])[1 + n % 3], 'filled-invitation-' || n, at, at + interval '30 days',
       case when n % 20 = 0 then 'failed' when n % 2 = 0 then 'used' else 'sent' end, case when n % 20 > 0 then at end,
       case when n % 20 > 0 and n % 3 = 0 then at end, case when n % 20 > 0 and n % 2 = 0 then at + interval '1 hour' end
     from (select n, now() - make_interval(mins => (n * 7919 % 525600)::int) as at from generate_series(1, $3::bigint) n) drawn`,
    [brandId, surveyId, count, answerers.first, answerers.count],
  );
  await owner.query("vacuum analyze survey_invitation");
}
