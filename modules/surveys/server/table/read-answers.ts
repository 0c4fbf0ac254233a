import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { productNames } from "../../../catalog/index.ts";
import { customerNames, customerNumbers } from "../../../customers/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswersRow, ResponseFilter } from "../../contract/response-table.ts";
import { narrowed } from "../respond/narrow.ts";

type Row = {
  id: number;
  version: number;
  answered_at: Date;
  micros: string;
  customer_id: number | null;
  mode: string;
  channel: string | null;
  touchpoint: string | null;
  partner_id: number | null;
  product_id: number | null;
  agent: string | null;
  language: string | null;
  answers: Answers;
};
/** A response with everything it names, and the names of its files by their tokens. */
export type ReadResponse = Omit<AnswersRow, "files"> & { fileNames: ReadonlyMap<string, string> };
export type ReadPage = { rows: ReadResponse[]; next: string | null };
type Step = { after: string | null; limit: number };

/**
 * Responses of a survey that count, newest first, behind a place (`next` of the page before). The place is when and which the last one
 * was, not how many: what comes meanwhile moves nothing, and no page is slower than the first.
 */
export async function readAnswers(
  ctx: Context,
  survey: { id: number; anonymous: boolean },
  filter: ResponseFilter,
  { after, limit }: Step,
): Promise<ReadPage> {
  const narrow = [...(await narrowed(ctx, filter)), sql`r.survey_id = ${survey.id}`, sql`not r.is_test`];
  if (after) {
    const [micros, id] = after.split("-");
    narrow.push(
      sql`(r.answered_at, r.id) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::bigint)`,
    );
  }
  const { rows } = await sql<Row>`
    select r.id, r.version, r.answered_at, (extract(epoch from r.answered_at) * 1000000)::bigint::text as micros, m.customer_id,
      r.mode, r.channel, r.touchpoint, r.partner_id, r.product_id, r.agent, r.language, r.answers
    from survey_response r left join identity_map m on m.brand_id = r.brand_id and m.identity_id = r.identity_id
    where r.brand_id = ${ctx.brandId} and ${sql.join(narrow, sql` and `)}
    order by r.answered_at desc, r.id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await named(ctx, page, survey.anonymous),
    next: last && rows.length > limit ? `${last.micros}-${last.id}` : null,
  };
}

async function named(ctx: Context, rows: readonly Row[], anonymous: boolean): Promise<ReadResponse[]> {
  const ids = (pick: (row: Row) => number | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
  const people = anonymous ? [] : ids(({ customer_id }) => customer_id);
  const names = await customerNames(ctx, [...people, ...ids(({ partner_id }) => partner_id)]);
  const numbers = await customerNumbers(ctx, people);
  const products = await productNames(
    ctx,
    ids(({ product_id }) => product_id),
  );
  const colleagues = await colleaguesOf(ctx, rows);
  const fileNames = await fileNamesOf(ctx, rows);
  return rows.map(({ customer_id: customer, partner_id, product_id, agent, answered_at, micros: _place, ...row }) => ({
    ...row,
    answered_at: answered_at.toISOString(),
    partner: partner_id === null ? null : (names.get(partner_id) ?? null),
    product: product_id === null ? null : (products.get(product_id) ?? null),
    agent: agent === null ? null : (colleagues.get(agent) ?? agent),
    customer:
      customer === null || anonymous
        ? null
        : { id: customer, external_id: numbers.get(customer) ?? null, name: names.get(customer) ?? null },
    fileNames,
  }));
}

/** A colleague stands under their id where they are one; other systems say names. */
async function colleaguesOf(ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  if (rows.every(({ agent }) => agent === null)) return new Map();
  return new Map((await listMembers(ctx)).map(({ userId, name }) => [userId, name]));
}

async function fileNamesOf(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const { rows: files } = await sql<{ token: string; name: string }>`
    select f.token, f.name from survey_file f
    join survey_response r on r.brand_id = f.brand_id and r.survey_id = f.survey_id and r.key = f.response_key
    where r.brand_id = ${ctx.brandId} and r.id = any(${rows.map(({ id }) => id)}::bigint[]) and f.kept_at is not null`.execute(
    ctx.db,
  );
  return new Map(files.map(({ token, name }) => [token, name]));
}
