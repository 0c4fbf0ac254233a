import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { leftOutPage, leftOutQuery, OccasionKind, wavePage, waveQuery } from "../../contract/asking.ts";
import { findSurvey } from "../define/survey-rows.ts";
import type { WaveManner } from "./waves.ts";

type Row = {
  id: number;
  occasion_id: number | null;
  kind: OccasionKind | null;
  audience: WaveManner;
  made_at: Date;
  made_by: string | null;
  done_at: Date | null;
  cancelled_at: Date | null;
  invited: number;
  left_out: Record<string, number>;
  states: Record<string, number>;
  opened: number;
  answered: number;
};

/** The waves of a survey, newest first, with what became of their invitations. Refuses `not_found`. */
export async function listWaves(
  ctx: Context,
  key: string,
  { after, limit }: z.infer<typeof waveQuery>,
): Promise<z.infer<typeof wavePage>> {
  const survey = await findSurvey(ctx, key);
  const { rows } = await sql<Row>`
    select w.id, w.occasion_id, o.kind, w.audience, w.made_at, w.made_by, w.done_at, w.cancelled_at, w.invited, w.left_out,
      coalesce(i.states, '{}') as states, coalesce(i.opened, 0)::int as opened, coalesce(i.answered, 0)::int as answered
    from survey_wave w left join survey_occasion o on o.brand_id = w.brand_id and o.id = w.occasion_id
    left join lateral (select jsonb_object_agg(state, n) as states, sum(opened) as opened, sum(answered) as answered from (
      select state, count(*)::int as n, count(*) filter (where opened_at is not null or used_at is not null)::int as opened,
        count(used_at)::int as answered from survey_invitation
      where brand_id = w.brand_id and wave_id = w.id group by state) by_state) i on true
    where w.brand_id = ${ctx.brandId} and w.survey_id = ${survey.id} and (${after ?? null}::bigint is null or w.id < ${after ?? null})
    order by w.id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  return { rows: page.map(onWire), next: rows.length > limit ? String(page.at(-1)!.id) : null };
}

function onWire({ states, ...row }: Row) {
  const of = (state: string) => states[state] ?? 0;
  const later = of("left_out");
  return {
    id: row.id,
    occasion: row.occasion_id !== null && row.kind ? { id: row.occasion_id, kind: row.kind } : null,
    audience: row.audience.audience,
    made_at: row.made_at.toISOString(),
    made_by: row.made_by,
    under_way: row.done_at === null && row.audience.audience !== null,
    cancelled_at: row.cancelled_at?.toISOString() ?? null,
    invited: row.invited - later - of("withdrawn"),
    waiting: of("waiting"),
    // Whoever opened it, answered it or let it expire got it.
    sent: of("sent") + of("opened") + of("used") + of("expired"),
    opened: row.opened,
    answered: row.answered,
    failed: of("failed"),
    expired: of("expired"),
    left_out: row.left_out,
  };
}

type LeftOut = { customer_id: number; reason: string; until: Date | null };

/** Whom a rule left out of a wave, and why. Refuses `not_found`. */
export async function listLeftOut(
  ctx: Context,
  { key, id }: { key: string; id: number },
  { reason, after, limit }: z.infer<typeof leftOutQuery>,
): Promise<z.infer<typeof leftOutPage>> {
  const survey = await findSurvey(ctx, key);
  const known =
    await sql`select from survey_wave where brand_id = ${ctx.brandId} and id = ${id} and survey_id = ${survey.id}`.execute(
      ctx.db,
    );
  if (known.rows.length === 0) throw new Refusal("not_found", "wave");
  const { rows } = await sql<LeftOut>`select customer_id, reason, until from survey_left_out
    where brand_id = ${ctx.brandId} and wave_id = ${id} and customer_id > ${after ?? 0}
      and (${reason ?? null}::text is null or reason = ${reason ?? null})
    order by customer_id limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const names = await customerNames(
    ctx,
    page.map((row) => row.customer_id),
  );
  return {
    rows: page.map((row) => ({
      customer: { id: row.customer_id, name: names.get(row.customer_id) ?? null },
      reason: row.reason,
      until: row.until?.toISOString() ?? null,
    })),
    next: rows.length > limit ? String(page.at(-1)!.customer_id) : null,
  };
}
