import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type Definition, type SurveySettings, surveySettings } from "../../contract/definition.ts";

/** A survey as its row stands. */
export type Survey = {
  id: number;
  key: string;
  name: string;
  settings: SurveySettings;
  draft: Definition;
  live_version: number | null;
  updated_at: Date;
  closed_at: Date | null;
};

/** A version that can be answered, with what stands around it. */
export type OpenSurvey = Pick<Survey, "id" | "key" | "name" | "settings" | "closed_at"> & {
  version: number;
  definition: Definition;
};

const columns = sql`s.id, s.key, s.name, s.settings, s.draft, s.live_version, s.updated_at, s.closed_at`;

/** A survey by its key; refuses `not_found`. `hold`: nobody else changes it until this transaction ends. */
export async function findSurvey(ctx: Context, key: string, { hold = false } = {}): Promise<Survey> {
  const { rows } = await sql<Survey>`select ${columns} from survey s
    where s.brand_id = ${ctx.brandId} and s.key = ${key} and s.removed_at is null ${hold ? sql`for update` : sql``}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "survey");
  return { ...rows[0], settings: surveySettings.parse(rows[0].settings) };
}

type OpenRow = Pick<Survey, "id" | "key" | "name" | "settings" | "closed_at"> & {
  version: number;
  definition: Definition;
};

/** What can be answered: a survey's version, the live one where none is named. Refuses `not_found` and `survey_not_live`. */
export async function openSurvey(
  ctx: Context,
  which: { key: string } | { id: number; version: number },
): Promise<OpenSurvey> {
  const wanted = "key" in which ? sql`s.key = ${which.key} and s.removed_at is null` : sql`s.id = ${which.id}`;
  const version = "key" in which ? sql`s.live_version` : sql`${which.version}::int`;
  const { rows } = await sql<OpenRow>`
    select s.id, s.key, s.name, s.settings, s.closed_at, v.version, v.definition
    from survey s left join survey_version v on v.brand_id = s.brand_id and v.survey_id = s.id and v.version = ${version}
    where s.brand_id = ${ctx.brandId} and ${wanted}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Refusal("not_found", "survey");
  if (row.version === null) throw new Refusal("survey_not_live");
  return { ...row, settings: surveySettings.parse(row.settings) };
}

/** Whether it closed by hand, by its day or by its quota. */
export async function isClosed(ctx: Context, { id, settings, closed_at }: OpenSurvey): Promise<boolean> {
  if (closed_at) return true;
  if (settings.closes_at && new Date(settings.closes_at) <= ctx.now) return true;
  if (settings.quota === null) return false;
  const { rows } = await sql<{ full: boolean }>`select count(*) >= ${settings.quota}::bigint as full from (select 1
    from survey_response where brand_id = ${ctx.brandId} and survey_id = ${id} and answered_at is not null and not is_test
    limit ${settings.quota}::bigint) as counted`.execute(ctx.db);
  return rows[0]?.full === true;
}

/** Refuses `survey_closed` where it is. */
export async function refuseClosed(ctx: Context, survey: OpenSurvey): Promise<void> {
  if (await isClosed(ctx, survey)) throw new Refusal("survey_closed");
}
