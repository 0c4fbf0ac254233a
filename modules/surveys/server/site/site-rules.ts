import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type SiteAsking, type SiteRule, type SiteSurvey, siteRule } from "../../contract/on-site.ts";
import { whoOf } from "../define/make-survey.ts";
import { findSurvey } from "../define/survey-rows.ts";

/** The channel of an invitation that a site showed. */
export const onSite = "web";

type Row = { rule: unknown; switched_on_at: Date | null };

/** The rule of a survey, or null where it has none. */
export async function siteRuleOf(ctx: Context, surveyId: number): Promise<{ rule: SiteRule; on: boolean } | null> {
  const { rows } = await sql<Row>`select rule, switched_on_at from survey_on_site
    where brand_id = ${ctx.brandId} and survey_id = ${surveyId}`.execute(ctx.db);
  const [row] = rows;
  return row ? { rule: siteRule.parse(row.rule), on: row.switched_on_at !== null } : null;
}

/** How a survey asks on sites, and what came of it; refuses `not_found`. */
export async function showSiteAsking(ctx: Context, key: string): Promise<SiteAsking> {
  const { id } = await findSurvey(ctx, key);
  const kept = await siteRuleOf(ctx, id);
  const { rows } = await sql<{ shown: number; answered: number }>`
    select count(*)::int as shown, count(used_at)::int as answered from survey_invitation
    where brand_id = ${ctx.brandId} and survey_id = ${id} and channel = ${onSite} and not is_test`.execute(ctx.db);
  return { rule: kept?.rule ?? null, on: kept?.on ?? false, ...rows[0]! };
}

/** Sets how a survey asks on sites, and whether it does; refuses `not_found`. */
export async function changeSiteAsking(
  ctx: Context,
  key: string,
  asked: { rule: SiteRule; on: boolean },
): Promise<void> {
  const { id } = await findSurvey(ctx, key);
  const since = asked.on ? ctx.now : null;
  await sql`
    insert into survey_on_site (brand_id, survey_id, rule, switched_on_at, changed_at, changed_by)
    values (${ctx.brandId}, ${id}, ${JSON.stringify(asked.rule)}::jsonb, ${since}, ${ctx.now}, ${whoOf(ctx)})
    on conflict (brand_id, survey_id) do update set rule = excluded.rule, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
      switched_on_at = case when ${asked.on} then coalesce(survey_on_site.switched_on_at, excluded.switched_on_at) end`.execute(
    ctx.db,
  );
  await recordAudit(ctx, {
    action: "surveys.site_asking_changed",
    subject: "survey",
    subjectId: id,
    detail: { survey: key, on: asked.on },
  });
}

type Listed = Row & { key: string; languages: ("fa" | "en")[] };

/** The surveys that may ask on the pages of a site just now, for its script. */
export async function surveysOfSite(ctx: Context, siteId: number): Promise<SiteSurvey[]> {
  const { rows } = await sql<Listed>`
    select s.key, o.rule, o.switched_on_at, v.definition -> 'languages' as languages
    from survey_on_site o join survey s on s.brand_id = o.brand_id and s.id = o.survey_id
    join survey_version v on v.brand_id = s.brand_id and v.survey_id = s.id and v.version = s.live_version
    where o.brand_id = ${ctx.brandId} and o.switched_on_at is not null and s.removed_at is null and s.closed_at is null
      and (s.settings ->> 'closes_at' is null or (s.settings ->> 'closes_at')::timestamptz > ${ctx.now})
    order by o.switched_on_at limit 50`.execute(ctx.db);
  return rows.flatMap(({ key, rule: kept, languages }) => {
    const { site, ...rule } = siteRule.parse(kept);
    return site === null || site === siteId ? [{ survey: key, languages, ...rule }] : [];
  });
}
