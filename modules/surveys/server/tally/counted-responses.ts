import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { ScoreKind } from "../../contract/definition.ts";
import type { Dimension } from "./dimensions.ts";

/** A response behind a number. Who gave it is null where nobody is known. */
export type CountedResponse = {
  id: number;
  survey: string;
  survey_name: string;
  anonymous: boolean;
  customer_id: number | null;
  conversation_id: number | null;
  mode: string;
  channel: string | null;
  answered_at: Date;
  score: number | null;
  comment: string | null;
  sentiment: number | null;
};

/** Which responses: given between two instants (the second not included), and what else must hold. */
export type ResponsesWanted = {
  from: Date;
  until: Date;
  /** Those that answered a question of this kind, with their score. */
  kind?: ScoreKind | undefined;
  surveyId?: number | undefined;
  narrowed?: Partial<Record<Dimension, string | null>>;
  score?: number | undefined;
  commented?: boolean;
  sentiment?: "negative" | "neutral" | "positive" | undefined;
  /** Words that the comment holds. */
  words?: string | undefined;
  /** More that must hold, over `r` (`r.identity_id`). */
  where?: RawBuilder<unknown>;
  /** The last one of the page before; none, or 0, for the first page. */
  after?: number | undefined;
  limit: number;
};

const columns = {
  channel: sql`r.channel`,
  touchpoint: sql`r.touchpoint`,
  partner: sql`r.partner_id::text`,
  product: sql`r.product_id::text`,
  agent: sql`r.agent`,
  mode: sql`r.mode`,
} satisfies Record<Dimension, RawBuilder<unknown>>;
/** From where on a comment counts as unhappy or happy. */
const bounds = { negative: sql`r.sentiment < -0.15`, positive: sql`r.sentiment > 0.15` };
const neutral = sql`r.sentiment between -0.15 and 0.15`;

/** The responses that count, newest first; test sends are none. After one that is gone comes nothing. */
export async function countedResponses(ctx: Context, wanted: ResponsesWanted): Promise<CountedResponse[]> {
  const { kind, after } = wanted;
  const score = kind ? sql`r.${sql.ref(kind)}` : sql`coalesce(r.nps, r.csat, r.ces, r.nps_1_10, r.expectation)`;
  const page = after
    ? sql`and (r.answered_at, r.id) < (${await answeredAt(ctx, after)}::timestamptz, ${after}::bigint)`
    : sql``;
  const { rows } = await sql<CountedResponse>`
    select r.id, s.key as survey, s.name as survey_name, coalesce((s.settings->>'anonymous')::boolean, false) as anonymous,
      i.customer_id, r.conversation_id, r.mode, r.channel, r.answered_at, ${score} as score, r.comment, r.sentiment
    from survey_response r join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
    left join identity_map i on i.brand_id = r.brand_id and i.identity_id = r.identity_id
    where r.brand_id = ${ctx.brandId} and not r.is_test and r.answered_at >= ${wanted.from} and r.answered_at < ${wanted.until}
      ${sql.join(conditions(wanted, score), sql` `)} ${page}
    order by r.answered_at desc, r.id desc limit ${wanted.limit}`.execute(ctx.db);
  return rows;
}

/** To the microsecond, which a Date is not. */
async function answeredAt(ctx: Context, id: number): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select answered_at::text as at from survey_response where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  return rows[0]?.at ?? null;
}

function conditions(wanted: ResponsesWanted, score: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const { kind, surveyId, narrowed = {}, commented, sentiment, words, where } = wanted;
  const parts = Object.entries(narrowed).map(([name, value]) => {
    const column = columns[name as Dimension];
    return value === null ? sql`and ${column} is null` : sql`and ${column} = ${value}`;
  });
  if (kind) parts.push(sql`and ${score} is not null`);
  if (wanted.score !== undefined) parts.push(sql`and ${score} = ${wanted.score}`);
  if (surveyId !== undefined) parts.push(sql`and r.survey_id = ${surveyId}`);
  if (commented) parts.push(sql`and r.comment is not null`);
  if (sentiment) parts.push(sql`and ${sentiment === "neutral" ? neutral : bounds[sentiment]}`);
  if (words) parts.push(sql`and position(lower(${words}) in lower(r.comment)) > 0`);
  if (where) parts.push(sql`and ${where}`);
  return parts;
}
