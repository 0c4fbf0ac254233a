import { type RawBuilder, sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { CallOutcome, SurveyCallRow, surveyCallList } from "../../contract/calls.ts";
import { findSurvey } from "../define/survey-rows.ts";

type Row = {
  id: number;
  customer_id: number | null;
  outcome: CallOutcome;
  call_back_at: Date | null;
  note: string | null;
  called_at: Date;
  called_by: string | null;
};

/** Who is to be called again for a survey, its last calls, and how many ended how; refuses `not_found`. */
export async function listCalls(ctx: Context, key: string): Promise<z.infer<typeof surveyCallList>> {
  const { id } = await findSurvey(ctx, key);
  const last = sql`not exists (select 1 from survey_call n join identity_map o on o.brand_id = n.brand_id and o.identity_id = n.identity_id
    where n.brand_id = c.brand_id and n.survey_id = c.survey_id and o.customer_id = m.customer_id and n.id > c.id)`;
  const waiting = await readCalls(ctx, id, sql`c.outcome = 'call_back' and ${last} order by c.call_back_at limit 100`);
  const recent = await readCalls(ctx, id, sql`true order by c.id desc limit 30`);
  const { rows: counts } = await sql<{ outcome: CallOutcome; calls: number }>`
    select outcome, count(*)::int as calls from survey_call where brand_id = ${ctx.brandId} and survey_id = ${id}
    group by outcome order by calls desc, outcome`.execute(ctx.db);
  return { waiting, recent, counts };
}

async function readCalls(ctx: Context, surveyId: number, narrow: RawBuilder<unknown>): Promise<SurveyCallRow[]> {
  const { rows } = await sql<Row>`
    select c.id, m.customer_id, c.outcome, c.call_back_at, c.note, c.called_at, c.called_by
    from survey_call c left join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.survey_id = ${surveyId} and ${narrow}`.execute(ctx.db);
  const names = await customerNames(ctx, [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))]);
  return rows.map(({ customer_id: customer, call_back_at, called_at, ...row }) => ({
    ...row,
    customer: customer === null ? null : { id: customer, name: names.get(customer) ?? null },
    call_back_at: call_back_at?.toISOString() ?? null,
    called_at: called_at.toISOString(),
  }));
}
