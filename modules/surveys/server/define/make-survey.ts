import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type Definition, surveySettings } from "../../contract/definition.ts";
import { definitionProblems } from "../../contract/definition-problems.ts";
import type { newSurvey, surveyPatch } from "../../contract/surveys.ts";
import { findSurvey } from "./survey-rows.ts";
import { surveyTemplate } from "./templates.ts";

type NewSurvey = z.input<typeof newSurvey>;

/** Who acts, for columns that say so; null for a job. */
export function whoOf({ actor }: Context): string | null {
  return actor.kind === "user" ? actor.id : null;
}

/** Begins a survey as a draft, from a template, another survey or a definition; refuses a key that is taken (`already_exists`). */
export async function makeSurvey(ctx: Context, asked: NewSurvey): Promise<{ id: number; key: string }> {
  const from = asked.copy_of ? await findSurvey(ctx, asked.copy_of) : null;
  const draft = asked.definition ?? from?.draft ?? surveyTemplate(asked.template ?? "free");
  const settings = surveySettings.parse({ ...from?.settings, ...asked.settings });
  const { rows } = await sql<{ id: number }>`
    insert into survey (brand_id, key, name, settings, draft, created_at, created_by, updated_at)
    values (${ctx.brandId}, ${asked.key}, ${asked.name}, ${JSON.stringify(settings)}::jsonb, ${JSON.stringify(draft)}::jsonb,
      ${ctx.now}, ${whoOf(ctx)}, ${ctx.now})
    on conflict (brand_id, key) do nothing returning id`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("already_exists", "key");
  await recordAudit(ctx, {
    action: "survey.made",
    subject: "survey",
    subjectId: rows[0].id,
    detail: { key: asked.key },
  });
  return { id: rows[0].id, key: asked.key };
}

/** Changes a survey's name, draft or settings. Whether it is anonymous stays as it was once anybody answered (`survey_answered`). */
export async function changeSurvey(ctx: Context, key: string, patch: z.infer<typeof surveyPatch>): Promise<void> {
  const survey = await findSurvey(ctx, key, { hold: true });
  const settings = surveySettings.parse({ ...survey.settings, ...patch.settings });
  if (settings.anonymous !== survey.settings.anonymous && (await wasAnswered(ctx, survey.id)))
    throw new Refusal("survey_answered", "anonymous");
  await sql`update survey set name = ${patch.name ?? survey.name}, settings = ${JSON.stringify(settings)}::jsonb,
      draft = ${JSON.stringify(patch.draft ?? survey.draft)}::jsonb, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${survey.id}`.execute(ctx.db);
}

async function wasAnswered(ctx: Context, id: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from survey_response where brand_id = ${ctx.brandId} and survey_id = ${id} limit 1`.execute(
      ctx.db,
    );
  return rows.length > 0;
}

/** Makes the draft live as the next version. Refuses one with problems (`survey_has_problems`, with them). The same again is no new version. */
export async function publishSurvey(ctx: Context, key: string): Promise<{ version: number }> {
  const survey = await findSurvey(ctx, key, { hold: true });
  const fields = definitionProblems(survey.draft).map(({ at, code }) => ({ path: at, code }));
  if (fields.length > 0) throw new Refusal("survey_has_problems", { fields });
  const before = survey.live_version === null ? null : await definitionOf(ctx, survey.id, survey.live_version);
  if (survey.live_version !== null && before === JSON.stringify(survey.draft)) return { version: survey.live_version };
  const { rows } = await sql<{ version: number }>`
    insert into survey_version (brand_id, survey_id, version, definition, published_at, published_by)
    select ${ctx.brandId}, ${survey.id}, coalesce(max(version), 0) + 1, ${JSON.stringify(survey.draft)}::jsonb, ${ctx.now}, ${whoOf(ctx)}
    from survey_version where brand_id = ${ctx.brandId} and survey_id = ${survey.id} returning version`.execute(ctx.db);
  const version = rows[0]!.version;
  await sql`update survey set live_version = ${version}, updated_at = ${ctx.now}, closed_at = null, closed_by = null
    where brand_id = ${ctx.brandId} and id = ${survey.id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "survey.published", subject: "survey", subjectId: survey.id, detail: { version } });
  return { version };
}

/** A version's questions as text. Keys stand in the order of jsonb, as the draft's do. */
async function definitionOf(ctx: Context, id: number, version: number): Promise<string | null> {
  const { rows } = await sql<{ definition: Definition }>`select definition from survey_version
    where brand_id = ${ctx.brandId} and survey_id = ${id} and version = ${version}`.execute(ctx.db);
  return rows[0] ? JSON.stringify(rows[0].definition) : null;
}

/** Takes an earlier version's questions back as the draft. */
export async function restoreSurveyVersion(ctx: Context, key: string, version: number): Promise<void> {
  const survey = await findSurvey(ctx, key, { hold: true });
  const { numAffectedRows } =
    await sql`update survey s set draft = v.definition, updated_at = ${ctx.now} from survey_version v
    where s.brand_id = ${ctx.brandId} and s.id = ${survey.id}
      and v.brand_id = s.brand_id and v.survey_id = s.id and v.version = ${version}`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "version");
}

/** Closes a survey, or opens it again. */
export async function closeSurvey(ctx: Context, key: string, closed: boolean): Promise<void> {
  const { id } = await findSurvey(ctx, key, { hold: true });
  await sql`update survey set closed_at = ${closed ? ctx.now : null}, closed_by = ${closed ? whoOf(ctx) : null}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: closed ? "survey.closed" : "survey.opened", subject: "survey", subjectId: id });
}

/** Removes a survey from all lists, or brings it back; its responses stay. */
export async function removeSurvey(ctx: Context, key: string, removed = true): Promise<void> {
  const { rows } = await sql<{
    id: number;
  }>`update survey set removed_at = ${removed ? ctx.now : null}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and key = ${key} returning id`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "survey");
  await recordAudit(ctx, {
    action: removed ? "survey.removed" : "survey.restored",
    subject: "survey",
    subjectId: rows[0].id,
  });
}
