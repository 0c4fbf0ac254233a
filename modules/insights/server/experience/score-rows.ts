import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type CountedResponse, countedResponses, type Dimension, dimensions } from "../../../surveys/index.ts";
import type { MetricRow } from "../../contract.ts";
import { daysAfter } from "../period.ts";
import type { Question, RowsWanted } from "../registry.ts";
import { keyPeriod } from "../time-groups.ts";
import { surveyOf } from "./count-answers.ts";
import { fewestShown } from "./hide-small.ts";
import { isAnonymous, kindOfMetric } from "./kinds.ts";
import { type AnswerOptions, narrowedTo } from "./options.ts";
import { isMember, spokeBefore } from "./people.ts";
import type { ScoreMetric } from "./scores.ts";

/** When a day of the brand begins. */
async function startOf(ctx: Context, day: string, zone: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select (${day}::date::timestamp at time zone ${zone}) as at`.execute(ctx.db);
  return rows[0]!.at;
}

/** The period of a question as instants, the second not included. */
export async function instantsOf(ctx: Context, from: string, to: string, zone: string) {
  return { from: await startOf(ctx, from, zone), until: await startOf(ctx, daysAfter(to, 1), zone) };
}

/** What a question and the group asked for narrow to; a null part of a key stands for "not known". */
function narrowing(options: AnswerOptions, key: RowsWanted["key"]): Partial<Record<Dimension, string | null>> {
  const ofKey = dimensions.flatMap((name) => {
    const value = key[name];
    return value === undefined ? [] : [[name, value === "null" || value === "" ? null : value] as const];
  });
  return { ...Object.fromEntries(narrowedTo(options)), ...Object.fromEntries(ofKey) };
}

/** SQL conditions on who answered. */
export function peopleCondition(ctx: Context, options: AnswerOptions) {
  const who = sql`r.identity_id`;
  const parts = [sql`true`];
  if (options.segment) parts.push(sql`${isMember(ctx, options.segment, who)}`);
  if (options.silent) {
    const spoke = spokeBefore(ctx, options, who, sql`r.answered_at`);
    parts.push(sql`${who} is not null and ${options.silent === "yes" ? sql`not ${spoke}` : spoke}`);
  }
  return sql.join(parts, sql` and `);
}

/** The answers behind a group. Of an anonymous survey none where they are fewer than five, and all without the hour. */
export async function scoreRows(
  ctx: Context,
  metric: ScoreMetric,
  question: Question<AnswerOptions>,
  wanted: RowsWanted,
): Promise<MetricRow[]> {
  const { key } = wanted;
  const days = keyPeriod(question, wanted);
  const ofKey: AnswerOptions = {
    ...(key["segment"] && { segment: readId(key["segment"]) }),
    ...(key["survey"] && { survey: key["survey"] }),
    ...(key["silence"] === "silent" && { silent: "yes" }),
    ...(key["silence"] === "in_contact" && { silent: "no" }),
  };
  const options = { ...question.options, ...ofKey };
  const asked = {
    ...(await instantsOf(ctx, days.from, days.to, question.brand.timeZone)),
    kind: kindOfMetric[metric],
    surveyId: (await surveyOf(ctx, options))?.id,
    narrowed: narrowing(options, key),
    where: peopleCondition(ctx, options),
    ...(key["answer"] !== undefined && { score: readScore(key["answer"]) }),
  };
  if (await isAnonymous(ctx, options)) {
    const some = await countedResponses(ctx, { ...asked, limit: fewestShown });
    if (some.length < fewestShown) return [];
  }
  return (await countedResponses(ctx, { ...asked, after: wanted.after, limit: wanted.limit })).map(rowOf);
}

function readId(text: string): string {
  if (!/^\d{1,15}$/.test(text)) throw new Refusal("metric_group_unknown", { field: "segment" });
  return text;
}

function readScore(text: string): number {
  const word = ["missed", "met", "exceeded"].indexOf(text);
  if (word >= 0) return word + 1;
  if (!/^\d{1,2}$/.test(text)) throw new Refusal("metric_group_unknown", { field: "answer" });
  return Number(text);
}

function rowOf(one: CountedResponse): MetricRow {
  const at = one.answered_at.toISOString();
  return {
    kind: "response",
    id: one.id,
    customer_id: one.customer_id,
    name: null,
    at: one.anonymous ? at.slice(0, 10) : at,
    amount: null,
    currency: null,
    score: one.score,
    comment: one.comment,
    survey: one.survey_name,
    conversation_id: one.conversation_id,
  };
}
