import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { rate } from "../numbers.ts";
import type { Metric, Question } from "../registry.ts";
import { groupings } from "../support/groupings.ts";
import { during } from "../support/options.ts";
import { askedSurvey } from "./asked-surveys.ts";
import { experienceWords } from "./words.ts";

const options = z.strictObject({ survey: z.string().max(60).optional(), channel: z.string().max(40).optional() });
type Asked = Question<z.infer<typeof options>>;
type Row = Record<string, unknown> & {
  sent: number;
  used: number;
  opened: number;
  failed: number;
  left_out: number;
  waiting: number;
};

async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const { survey, channel } = question.options;
  const surveyId = survey ? (await askedSurvey(ctx, survey)).id : null;
  // What never went out is counted on the day it was due.
  const all = sql`(select v.*, coalesce(v.sent_at, v.due_at) as told_at, s.key as survey_key from survey_invitation_view v
    join survey_name_view s on s.brand_id = v.brand_id and s.id = v.survey_id) v`;
  const where = sql`v.brand_id = ${ctx.brandId} and v.due_at <= ${ctx.now} and ${during(question, "v.told_at")}
    and (${surveyId}::bigint is null or v.survey_id = ${surveyId}) and (${channel ?? null}::text is null or v.channel = ${channel ?? null})`;
  const grouped = groupings(question, { channel: "channel", survey: "survey_key" });
  const count = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})::int`;
  const { rows } = await sql<Row>`
    select ${grouped.columns}, ${count(sql`sent_at is not null`)} as sent, ${count(sql`sent_at is not null and used_at is not null`)} as used,
      ${count(sql`opened_at is not null and used_at is null`)} as opened, ${count(sql`state = 'failed'`)} as failed,
      ${count(sql`state = 'left_out'`)} as left_out, ${count(sql`state = 'waiting'`)} as waiting
    from (select v.*, v.told_at as moment, (v.told_at at time zone ${question.brand.timeZone})::date as day from ${all} where ${where}) rows
    group by ${grouped.places} order by ${grouped.places}`.execute(ctx.db);
  if (rows.length === 0 && question.by.length === 0) return [rate({}, 0, 0)];
  return rows.map(({ sent, used, opened, failed, left_out, waiting, ...row }) =>
    rate(grouped.keyOf(row), used, sent, { opened_and_left: opened, failed, left_out, waiting }),
  );
}

/** Of the requests that went out, the share that was answered; by channel, and what became of the others. */
export const responseRate: Metric<typeof options> = {
  name: "response-rate",
  unit: "rate",
  words: experienceWords("response-rate"),
  by: ["day", "month", "channel", "survey"],
  options,
  spans: "answers",
  reads: "invitations",
  compute,
};
