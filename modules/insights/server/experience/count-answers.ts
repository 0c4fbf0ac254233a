import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { countedAnswers, type Dimension, dimensions, type NamedSurvey } from "../../../surveys/index.ts";
import type { MetricGroup } from "../../contract.ts";
import type { Question } from "../registry.ts";
import { timeGroups, timeKey } from "../time-groups.ts";
import { askedSurvey, askedSurveys } from "./asked-surveys.ts";
import { type AnswerOptions, asksPeople, narrowedTo } from "./options.ts";
import { contactsOfAnswerers, isMember, spokeWithin } from "./people.ts";

type Asked = Question<AnswerOptions>;
/** How often each answer was given in one group; '' where the question was passed over. */
export type AnswerGroup = { key: MetricGroup["key"]; counts: Map<string, number> };
type Row = { day: string | null; month: number | null; answer: string; n: number } & Record<string, unknown>;

/** The survey a question narrows to; null for all. */
export async function surveyOf(ctx: Context, options: AnswerOptions): Promise<NamedSurvey | null> {
  return options.survey ? askedSurvey(ctx, options.survey) : null;
}

/**
 * How often each answer to `name` (a question of a survey, or `@nps` and so on) was given, by the groups of the question. Where nothing was
 * answered and nothing grouped: one empty group. Refuses an unknown survey.
 */
export async function countAnswers(ctx: Context, question: Asked, name: string): Promise<AnswerGroup[]> {
  const survey = await surveyOf(ctx, question.options);
  const own = dimensions.filter((one) => question.by.includes(one));
  const narrowed = narrowedTo(question.options);
  const asked = [...new Set<Dimension>([...own, ...narrowed.map(([one]) => one)])];
  const people = asksPeople(question.by, question.options);
  const byDay = question.by.includes("day") || question.by.includes("month");
  const { from, to } = question;
  const source = await countedAnswers(ctx, {
    question: name,
    surveyId: survey?.id,
    from,
    to,
    dimensions: asked,
    byDay,
    people,
  });
  const grouped: Record<string, RawBuilder<unknown>> = Object.fromEntries(own.map((one) => [one, sql.ref(one)]));
  if (question.by.includes("survey")) grouped["survey"] = sql`survey_id`;
  if (question.by.includes("segment")) grouped["segment"] = sql`segment_id`;
  if (question.by.includes("silence")) grouped["silence"] = silence(question);
  const columns = Object.entries(grouped).map(([one, column]) => sql`, ${column} as ${sql.ref(one)}`);
  const places = sql.join([1, 2, ...columns.map((_, place) => place + 4), 3].map((place) => sql.lit(place)));
  const counting = sql<Row>`
    select ${timeGroups(question)}, answer ${sql.join(columns, sql``)}, sum(n)::int as n
    from ${source} answers ${question.by.includes("segment") ? segments(ctx) : sql``} ${asksSilence(question) ? contactsOfAnswerers(ctx, question) : sql``}
    where ${conditions(ctx, question, narrowed)} group by ${places} having sum(n) <> 0 order by ${places}`;
  const rows = await (people ? onceThrough(ctx, counting) : counting.execute(ctx.db)).then((found) => found.rows);
  const names = await surveyKeys(ctx, question);
  return gather(rows, (row) => ({ ...timeKey(question, row), ...keyOf(row, Object.keys(grouped), names) }), question);
}

/** Answers joined with whole tables of people: how many there are the planner cannot know, and looking each up takes minutes. */
async function onceThrough<T>(ctx: Context, query: RawBuilder<T>) {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(ctx.db);
  const found = await query.execute(ctx.db);
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(ctx.db);
  return found;
}

const asksSilence = ({ by, options }: Asked) => by.includes("silence") || options.silent !== undefined;

const silence = ({ options, brand }: Asked) =>
  sql`case when answers.identity_id is null then 'unknown' when ${spokeWithin(options, momentOf(brand.timeZone))} then 'in_contact' else 'silent' end`;

/** SQL: when the day of an answer begins for the brand. */
const momentOf = (zone: string) => sql`(answers.day::timestamp at time zone ${zone})`;

const segments = (ctx: Context) => sql`
  join identity_map who on who.brand_id = ${ctx.brandId} and who.identity_id = answers.identity_id
  join segment_member_view m on m.brand_id = who.brand_id and m.customer_id = who.customer_id`;

function conditions(ctx: Context, { options, brand }: Asked, narrowed: [Dimension, string][]): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    sql`true`,
    ...narrowed.map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  ];
  const who = sql`answers.identity_id`;
  if (options.segment) parts.push(isMember(ctx, options.segment, who));
  if (options.silent) {
    const spoke = spokeWithin(options, momentOf(brand.timeZone));
    parts.push(sql`${who} is not null and ${options.silent === "yes" ? sql`not ${spoke}` : spoke}`);
  }
  return sql.join(parts, sql` and `);
}

async function surveyKeys(ctx: Context, { by }: Asked): Promise<Map<number, string>> {
  if (!by.includes("survey")) return new Map();
  return new Map((await askedSurveys(ctx)).map(({ id, key }) => [id, key]));
}

const numbers = new Set(["partner", "product", "segment"]);

function keyOf(row: Row, names: readonly string[], surveys: ReadonlyMap<number, string>): MetricGroup["key"] {
  return Object.fromEntries(
    names.map((name) => {
      const value = row[name];
      if (name === "survey") return [name, surveys.get(Number(value)) ?? null];
      if (value === null || value === "") return [name, null];
      return [name, numbers.has(name) ? Number(value) : String(value)];
    }),
  );
}

function gather(rows: readonly Row[], keyOf: (row: Row) => MetricGroup["key"], { by }: Asked): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>();
  for (const row of rows) {
    const key = keyOf(row);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, counts: new Map() };
    groups.set(text, group);
    group.counts.set(row.answer, (group.counts.get(row.answer) ?? 0) + row.n);
  }
  return groups.size === 0 && by.length === 0 ? [{ key: {}, counts: new Map() }] : [...groups.values()];
}
