import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Definition, surveySettings } from "../../contract/definition.ts";
import { definitionProblems } from "../../contract/definition-problems.ts";
import type { SurveyRow, SurveyShown } from "../../contract/surveys.ts";
import { findSurvey } from "./survey-rows.ts";

type Row = {
  id: number;
  key: string;
  name: string;
  settings: unknown;
  draft: Definition;
  live_version: number | null;
  changed: boolean;
  closed_at: Date | null;
  updated_at: Date;
  responses: number;
  last_answered_at: Date | null;
};

async function readRows(ctx: Context, id: number | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.key, s.name, s.settings, s.draft, s.live_version, s.closed_at, s.updated_at,
      s.live_version is not null and v.definition is distinct from s.draft as changed,
      (select count(*)::int from survey_response r where r.brand_id = s.brand_id and r.survey_id = s.id
        and r.answered_at is not null and not r.is_test) as responses,
      (select r.answered_at from survey_response r where r.brand_id = s.brand_id and r.survey_id = s.id
        and r.answered_at is not null order by r.answered_at desc limit 1) as last_answered_at
    from survey s left join survey_version v on v.brand_id = s.brand_id and v.survey_id = s.id and v.version = s.live_version
    where s.brand_id = ${ctx.brandId} and s.removed_at is null and (${id}::bigint is null or s.id = ${id})
    order by s.updated_at desc`.execute(ctx.db);
  return rows;
}

function shownOf(ctx: Context, row: Row): SurveyRow {
  const over = row.closed_at !== null || isPast(ctx, surveySettings.parse(row.settings).closes_at);
  return {
    key: row.key,
    name: row.name,
    state: row.live_version === null ? "draft" : over ? "closed" : "live",
    live_version: row.live_version,
    changed: row.changed,
    responses: row.responses,
    last_answered_at: row.last_answered_at?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
  };
}

function isPast({ now }: Context, at: string | null): boolean {
  return at !== null && new Date(at) <= now;
}

/** All surveys of the brand, those changed last first. */
export async function listSurveys(ctx: Context): Promise<SurveyRow[]> {
  return (await readRows(ctx, null)).map((row) => shownOf(ctx, row));
}

/** A survey with its draft, what is wrong with that, and its versions; refuses `not_found`. */
export async function showSurvey(ctx: Context, key: string): Promise<SurveyShown> {
  const { id } = await findSurvey(ctx, key);
  const [row] = await readRows(ctx, id);
  const { rows: versions } = await sql<{ version: number; published_at: Date; published_by: string | null }>`
    select version, published_at, published_by from survey_version where brand_id = ${ctx.brandId} and survey_id = ${id}
    order by version desc limit 200`.execute(ctx.db);
  return {
    ...shownOf(ctx, row!),
    id,
    draft: row!.draft,
    settings: surveySettings.parse(row!.settings),
    problems: definitionProblems(row!.draft),
    versions: versions.map((one) => ({ ...one, published_at: one.published_at.toISOString() })),
  };
}
