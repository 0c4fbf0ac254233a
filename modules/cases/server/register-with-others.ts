import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type ErasedPerson, type PersonIds, registerErasure, registerPersonalExport } from "../../customers/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";

/** What people said and what was written of them goes; that there was a case, why, and how it ended stays. */
async function forgetCases(ctx: Context, { identityIds }: ErasedPerson): Promise<void> {
  const ids = sql`any(${identityIds as number[]}::bigint[])`;
  const theirs = sql`select id from customer_case where brand_id = ${ctx.brandId} and identity_id = ${ids}`;
  await sql`delete from case_event_text where brand_id = ${ctx.brandId} and case_id in (${theirs})`.execute(ctx.db);
  await sql`update case_response set comment = '' where brand_id = ${ctx.brandId} and case_id in (${theirs})`.execute(
    ctx.db,
  );
  await sql`update case_confirmation set comment = '', expires_at = least(expires_at, ${ctx.now}) where brand_id = ${ctx.brandId}
    and identity_id = ${ids}`.execute(ctx.db);
  await sql`update customer_case set title = '', wrong = '', outcome = '', changed_at = ${ctx.now} where brand_id = ${ctx.brandId}
    and identity_id = ${ids}`.execute(ctx.db);
  await sql`update promoter_ask set testimonial = '', named = '', testimonial_at = null, published_at = null, referral_at = null
    where brand_id = ${ctx.brandId} and identity_id = ${ids}`.execute(ctx.db);
}

async function casesOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`
    select c.number, c.title, c.wrong, c.state, c.opened_at, c.closed_at, c.outcome,
      (select coalesce(json_agg(json_build_object('at', r.answered_at, 'scores', r.scores, 'comment', r.comment)), '[]') from case_response r
        where r.brand_id = c.brand_id and r.case_id = c.id) as answers,
      (select coalesce(json_agg(json_build_object('at', e.at, 'what', e.kind, 'text', t.body) order by e.id), '[]') from case_event e
        left join case_event_text t on t.brand_id = e.brand_id and t.event_id = e.id
        where e.brand_id = c.brand_id and e.case_id = c.id) as history
    from customer_case c where c.brand_id = ${ctx.brandId} and c.identity_id = any(${identityIds as number[]}::bigint[]) order by c.id`.execute(
    ctx.db,
  );
  return rows;
}

async function promotersOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } =
    await sql`select made_at, testimonial, named, testimonial_at, published_at, case_study_at, referral_at, code from promoter_ask
    where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[]) order by id`.execute(
      ctx.db,
    );
  return rows;
}

/** A case in the timeline is shown with its number, what it is called and how it stands. One of a restricted team shows its number alone. */
async function casesInTimeline(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } = await sql<{ id: number; number: number; state: string }>`select id, number, state from customer_case
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tells `customers` and `timeline` what cases say about people. */
export function registerWithOthers(): void {
  registerErasure("cases", forgetCases);
  registerPersonalExport("cases", casesOfPerson);
  registerPersonalExport("promoters", promotersOfPerson);
  registerSubjectReader(["case_opened", "case_solved"], casesInTimeline);
}
