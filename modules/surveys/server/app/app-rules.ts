import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type AppAsking, type AppRule, appRule } from "../../contract/in-app.ts";
import { whoOf } from "../define/make-survey.ts";
import { findSurvey } from "../define/survey-rows.ts";

/** The channel of an invitation that an app showed. */
export const inApp = "app";

type Row = { rule: unknown; switched_on_at: Date | null };

/** How a survey asks in apps, and what came of it; refuses `not_found`. */
export async function showAppAsking(ctx: Context, key: string): Promise<AppAsking> {
  const { id } = await findSurvey(ctx, key);
  const kept = await appRuleOf(ctx, id);
  const { rows } = await sql<{ shown: number; answered: number; refused: number }>`
    select count(*)::int as shown, count(used_at)::int as answered, (count(*) filter (where reason = 'refused'))::int as refused
    from survey_invitation where brand_id = ${ctx.brandId} and survey_id = ${id} and channel = ${inApp} and not is_test
      and state <> 'withdrawn'`.execute(ctx.db);
  return { rule: kept?.rule ?? null, on: kept?.on ?? false, ...rows[0]! };
}

/** The rule of a survey, or null where it has none. */
export async function appRuleOf(ctx: Context, surveyId: number): Promise<{ rule: AppRule; on: boolean } | null> {
  const { rows } = await sql<Row>`select rule, switched_on_at from survey_in_app
    where brand_id = ${ctx.brandId} and survey_id = ${surveyId}`.execute(ctx.db);
  const [row] = rows;
  return row ? { rule: appRule.parse(row.rule), on: row.switched_on_at !== null } : null;
}

/** Sets how a survey asks in apps, and whether it does; refuses `not_found`. */
export async function changeAppAsking(ctx: Context, key: string, asked: { rule: AppRule; on: boolean }): Promise<void> {
  const { id } = await findSurvey(ctx, key);
  const since = asked.on ? ctx.now : null;
  await sql`
    insert into survey_in_app (brand_id, survey_id, rule, switched_on_at, changed_at, changed_by)
    values (${ctx.brandId}, ${id}, ${JSON.stringify(asked.rule)}::jsonb, ${since}, ${ctx.now}, ${whoOf(ctx)})
    on conflict (brand_id, survey_id) do update set rule = excluded.rule, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
      switched_on_at = case when ${asked.on} then coalesce(survey_in_app.switched_on_at, excluded.switched_on_at) end`.execute(
    ctx.db,
  );
  await recordAudit(ctx, {
    action: "surveys.app_asking_changed",
    subject: "survey",
    subjectId: id,
    detail: { survey: key, on: asked.on },
  });
}

/** The surveys that ask in an app at an event, whose rule was switched on first before the others. */
export async function surveysAt(
  ctx: Context,
  siteId: number,
  event: string | undefined,
): Promise<{ key: string; rule: AppRule }[]> {
  const { rows } = await sql<Row & { key: string }>`
    select s.key, a.rule, a.switched_on_at from survey_in_app a join survey s on s.brand_id = a.brand_id and s.id = a.survey_id
    where a.brand_id = ${ctx.brandId} and a.switched_on_at is not null and s.removed_at is null and s.closed_at is null
      and s.live_version is not null order by a.switched_on_at, s.id limit 50`.execute(ctx.db);
  return rows.flatMap(({ key, rule: kept }) => {
    const rule = appRule.parse(kept);
    const here = rule.site === null || rule.site === siteId;
    const now = rule.events.length === 0 || (event !== undefined && rule.events.includes(event));
    return here && now ? [{ key, rule }] : [];
  });
}
