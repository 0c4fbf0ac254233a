/** The same numbers in plain SQL over the raw answers: `$1` is the brand, `$2` the survey. */
export type Plain = readonly string[];

const raw = (columns: string, more = "") =>
  `select ${columns}, count(*) from survey_response where brand_id = $1 and answered_at is not null ${more}
   group by ${columns
     .split(", ")
     .map((_, place) => place + 1)
     .join(", ")}`;
const late = "and answered_at >= current_date - 89";
const ofSurvey = "and survey_id = $2";
const cards = (more: string) => ["nps", "csat", "ces"].map((score) => raw(score, more));
const month = "date_trunc('month',answered_at)";
const page = (more: string, time = month, group = "channel") => [
  ...cards(more),
  raw(`${time}, nps`, more),
  raw(`${group}, nps`, more),
  `select channel, count(sent_at), count(used_at) from survey_invitation where brand_id = $1 ${more.includes("89") ? "and due_at >= current_date - 89" : ""}
   group by 1`,
];
const comments = `select * from survey_response where brand_id = $1 and comment is not null ${late} order by answered_at desc, id desc limit 20`;

/**
 * What the pages ask for, with all that they can be told to show, and some single numbers of the API. Beside each the plain SQL of it,
 * where that is more than one row: of the page of scores without how silent they were.
 */
export const surveyQuestions: Record<string, Plain | null> = {
  "insights/experience?period=90d&calendar=jalali": page(late),
  "insights/experience?period=90d&calendar=jalali&survey=long": page(`${ofSurvey} ${late}`),
  "insights/experience?period=30d&calendar=jalali&survey=long": null,
  "insights/experience?period=12-months&calendar=jalali": page(""),
  "insights/experience?period=90d&calendar=jalali&by=touchpoint&cross=mode": [
    ...page(late, month, "touchpoint"),
    raw("touchpoint, mode, nps", late),
  ],
  "insights/experience?period=90d&calendar=jalali&by=partner&metric=csat": page(late, month, "partner_id"),
  "insights/experience?period=12-months&calendar=jalali&by=product&metric=ces": page("", month, "product_id"),
  "insights/experience?period=90d&calendar=jalali&channel=chat": page(`${late} and channel = 'chat'`),
  "metrics/nps/comparison?period=90d&calendar=jalali&by=channel&first=chat&second=email": [raw("channel, nps", late)],
  "metrics/nps/rows?period=90d&key.channel=chat": null,
  "metrics/nps/table?period=90d&by=agent&format=csv": [raw("agent, nps", late)],
  "insights/comments?period=90d&calendar=jalali": [comments],
  "insights/comments?period=90d&calendar=jalali&survey=long&sentiment=negative": null,
  "insights/comments?period=90d&calendar=jalali&words=ممنون": null,
  "insights/vital-signs": null,
  "insights/costs": null,
  "metrics/nps?survey=long": [raw("nps", ofSurvey)],
  "metrics/nps?survey=long&by=day&period=90d": [raw("answered_at::date, nps", `${ofSurvey} ${late}`)],
  "metrics/nps?survey=long&by=month": [raw(`${month}, nps`, ofSurvey)],
  "metrics/nps?survey=long&by=channel,touchpoint": [raw("channel, touchpoint, nps", ofSurvey)],
  "metrics/survey-answers?survey=long&question=choice_3": [
    `select a, count(*) from survey_response,
       jsonb_array_elements_text(case jsonb_typeof(answers->'choice_3') when 'array' then answers->'choice_3' else '[]' end) a
     where brand_id = $1 and survey_id = $2 group by 1`,
  ],
};
