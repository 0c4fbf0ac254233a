import { type RawBuilder, sql } from "kysely";
import { type Context, plannedAnew } from "../../../../platform/db/index.ts";
import { closedRows, kindOf, readScoreQuestions, type ScoreQuestion, scoreRows } from "./answer-rows.ts";
import { blockDays, blocksOf, type Dimension, dimensionOf } from "./dimensions.ts";
import { type Folded, foldedSoFar } from "./folded-so-far.ts";

/** Which answers are to be counted. `question`: `scoreName(kind)`, or a question's own key. */
export type Counted = {
  question: string;
  /** All surveys where it is left out; a question's own key means something within one survey alone. */
  surveyId?: number | undefined;
  /** Days, both included. */
  from: string;
  to: string;
  /** What the answers are to be told apart or narrowed by. */
  dimensions: readonly Dimension[];
  /** Whether days matter; else `day` is null or that of a block. */
  byDay: boolean;
  /** Who answered is asked for (`identity_id`): read from the facts themselves. */
  people?: boolean;
};

const dayMs = 86_400_000;
const dayText = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10);

/**
 * SQL rows to count answers from: `survey_id`, `day`, a text column for each dimension ('' where nothing is known), `answer` ('' passed
 * over, '*' answered at all, where a question takes several) and `n`, which may be negative where a later row took an answer back: sum it.
 * Exact at any time: tallies, and the facts that are not in them yet, in one snapshot. By two dimensions or by person it is the facts.
 */
export async function countedAnswers(ctx: Context, wanted: Counted): Promise<RawBuilder<unknown>> {
  const [dimension, ...more] = wanted.dimensions;
  const tallied = more.length === 0 && !wanted.people && (!dimension || kindOf(wanted.question) !== null);
  const questions = kindOf(wanted.question) ? await scoreQuestions(ctx) : [];
  if (!tallied) return sql`(${facts(ctx, wanted, sql`true`, questions)})`;
  const newer = newerFacts(await foldedSoFar(ctx));
  return sql`(with ${mark(ctx)} ${tallies(ctx, wanted, dimension)} union all ${facts(ctx, wanted, newer, questions)})`;
}

/** SQL: how far tallies are folded, in the snapshot of the statement itself; no row where they are not, on this server. */
const mark = (ctx: Context) => sql`mark as materialized (select folded_xid, all_until_id from survey_tally_mark
    where brand_id = ${ctx.brandId} and folded_at is not null and server = survey_server())`;

/** SQL: facts that are not in the tallies. The numbers beside the mark are for the planner alone (`foldedSoFar`). */
const newerFacts = ({
  xid,
  untilId,
}: Folded) => sql`${plannedAnew} f.written_xid >= ${xid}::xid8 and f.id > ${untilId}::bigint
  and f.written_xid >= coalesce((select folded_xid from mark), '0'::xid8) and f.id > coalesce((select all_until_id from mark), 0)`;

const read = new WeakMap<object, Promise<ScoreQuestion[]>>();

/** The score questions, read once in a transaction. */
function scoreQuestions(ctx: Context): Promise<ScoreQuestion[]> {
  const reading = read.get(ctx.db) ?? readScoreQuestions(ctx);
  read.set(ctx.db, reading);
  return reading;
}

function facts(
  ctx: Context,
  wanted: Counted,
  newer: RawBuilder<unknown>,
  questions: readonly ScoreQuestion[],
): RawBuilder<unknown> {
  const kind = kindOf(wanted.question);
  const where = sql`f.day between ${wanted.from}::date and ${wanted.to}::date and ${newer} ${ofSurvey(wanted, "f")}`;
  const ofKind = questions.filter((one) => one.kind === kind);
  const rows = kind ? scoreRows(ctx, where, ofKind) : closedRows(ctx, where, wanted.question);
  const values = wanted.dimensions.map((name) => sql`, ${dimensionOf(name)} as ${sql.ref(name)}`);
  const who = wanted.people ? sql`, f.identity_id, f.response_id` : sql``;
  return sql`select f.survey_id, f.day, f.answer, f.weight::bigint as n ${sql.join(values, sql``)} ${who} from ${rows} f`;
}

function tallies(ctx: Context, wanted: Counted, dimension: Dimension | undefined): RawBuilder<unknown> {
  const value = dimension ? sql`, t.value as ${sql.ref(dimension)}` : sql``;
  const one = (name: string, from: string, to: string) => sql`
    select t.survey_id, t.day, t.answer, t.n ${value} from survey_tally t
    where t.brand_id = ${ctx.brandId} and t.question = ${wanted.question} and t.dimension = ${name}
      and t.day between ${from}::date and ${to}::date and exists (select from mark) ${ofSurvey(wanted, "t")}`;
  const days = dimension ?? "";
  if (wanted.byDay) return one(days, wanted.from, wanted.to);
  const { blocks, edges } = partsOf(wanted.from, wanted.to);
  const parts = edges.map(([from, to]) => one(days, from, to));
  if (blocks) parts.push(one(blocksOf(days), blocks[0], blocks[1]));
  return sql.join(parts, sql` union all `);
}

function ofSurvey({ surveyId }: Counted, table: "f" | "t"): RawBuilder<unknown> {
  return surveyId === undefined ? sql`` : sql`and ${sql.ref(`${table}.survey_id`)} = ${surveyId}`;
}

/** The whole blocks of a period by their first days, and the days before and after them. */
function partsOf(from: string, to: string): { blocks: [string, string] | null; edges: [string, string][] } {
  const [first, last] = [Date.parse(from) / dayMs, Date.parse(to) / dayMs];
  const firstBlock = Math.ceil(first / blockDays) * blockDays;
  const lastBlock = Math.floor((last + 1) / blockDays) * blockDays - blockDays;
  if (lastBlock < firstBlock || first < 0) return { blocks: null, edges: [[from, to]] };
  const edges: [string, string][] = [];
  if (first < firstBlock) edges.push([from, dayText(firstBlock - 1)]);
  if (lastBlock + blockDays <= last) edges.push([dayText(lastBlock + blockDays), to]);
  return { blocks: [dayText(firstBlock), dayText(lastBlock)], edges };
}

/**
 * What numbers of answers depend on: how far tallies are folded, and how many facts came since. Facts are only ever added, so the same text
 * twice means the same answers.
 */
export async function answersVersion(ctx: Context): Promise<string> {
  const newer = newerFacts(await foldedSoFar(ctx));
  const { rows } = await sql<{ version: string }>`with ${mark(ctx)}
    select coalesce((select folded_xid::text from mark), '-') || ' '
      || (select count(*) from survey_fact f where f.brand_id = ${ctx.brandId} and ${newer}) as version`.execute(
    ctx.db,
  );
  return rows[0]!.version;
}
