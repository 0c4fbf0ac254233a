import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { Definition } from "../../contract/definition.ts";
import type { ResponseRow, ResponseShown, responseQuery } from "../../contract/responses.ts";
import { filesOfResponse } from "../files/survey-files.ts";
import { narrowed } from "./narrow.ts";

type Row = Omit<ResponseRow, "customer" | "answered_at"> & { customer_id: number | null; answered_at: Date | null };

const columns = sql`r.id, s.key as survey_key, r.version, m.customer_id, r.mode, r.channel, r.touchpoint, r.answered_at, r.comment,
  r.sentiment, r.nps, r.nps_1_10, r.csat, r.ces, r.expectation, r.is_test`;
const tables = sql`survey_response r join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
  left join identity_map m on m.brand_id = r.brand_id and m.identity_id = r.identity_id`;

/** Complete responses, the last one answered first, narrowed as asked; those of tests only where one survey's are asked for. */
export async function listResponses(
  ctx: Context,
  { survey, customer, after, limit, ...filter }: z.infer<typeof responseQuery>,
): Promise<{ rows: ResponseRow[]; next: string | null }> {
  const narrow = await narrowed(ctx, filter);
  narrow.push(survey ? sql`s.key = ${survey}` : sql`not r.is_test`);
  if (customer)
    narrow.push(sql`r.identity_id in (select identity_id from identity_map
      where brand_id = ${ctx.brandId} and customer_id = ${customer})`);
  if (after)
    narrow.push(sql`(r.answered_at, r.id) < (select answered_at, id from survey_response
      where brand_id = ${ctx.brandId} and id = ${after})`);
  const { rows } = await sql<Row>`select ${columns} from ${tables}
    where r.brand_id = ${ctx.brandId} and ${sql.join(narrow, sql` and `)} order by r.answered_at desc, r.id desc limit ${limit + 1}`.execute(
    ctx.db,
  );
  const page = rows.slice(0, limit);
  return { rows: await named(ctx, page), next: rows.length > limit ? String(page.at(-1)!.id) : null };
}

async function named(ctx: Context, rows: readonly Row[]): Promise<ResponseRow[]> {
  const names = await customerNames(ctx, [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))]);
  return rows.map(({ customer_id: id, answered_at, ...row }) => ({
    ...row,
    customer: id === null ? null : { id, name: names.get(id) ?? null },
    answered_at: answered_at?.toISOString() ?? null,
  }));
}

/** One response with its answers and the questions as they were asked; refuses `not_found`. */
export async function readResponse(ctx: Context, id: number): Promise<ResponseShown> {
  const { rows } = await sql<
    Row & { conversation_id: number | null; language: string | null; answers: Answers; definition: Definition }
  >`select ${columns}, r.conversation_id, r.language, r.answers, v.definition
    from ${tables} join survey_version v on v.brand_id = r.brand_id and v.survey_id = r.survey_id and v.version = r.version
    where r.brand_id = ${ctx.brandId} and r.id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "response");
  const { definition, ...row } = rows[0];
  const { conversation_id, language, answers } = row;
  const [shown] = await named(ctx, [row]);
  const questions = definition.sections.flatMap((section) => section.questions);
  return { ...shown!, conversation_id, language, answers, questions, files: await filesOfResponse(ctx, id) };
}
