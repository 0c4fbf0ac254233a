import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { productNames } from "../../../catalog/index.ts";
import { type OccasionKind, type OccasionRow, type OccasionRule, occasionRule } from "../../contract/asking.ts";
import { findSurvey } from "../define/survey-rows.ts";

const me = ({ actor }: Context) => (actor.kind === "user" ? actor.id : null);

/** The occasions of a survey, with how many they asked and how many of those answered. Refuses `not_found`. */
export async function listOccasions(ctx: Context, key: string): Promise<OccasionRow[]> {
  const survey = await findSurvey(ctx, key);
  const { rows } = await sql<{ id: number; rule: unknown; on: boolean; invited: number; answered: number }>`
    select o.id, o.rule, o.switched_on_at is not null as on, count(i.sent_at)::int as invited, count(i.used_at)::int as answered
    from survey_occasion o left join survey_invitation i on i.brand_id = o.brand_id and i.survey_id = o.survey_id and i.occasion_id = o.id
    where o.brand_id = ${ctx.brandId} and o.survey_id = ${survey.id} and o.removed_at is null group by o.brand_id, o.id order by o.id`.execute(
    ctx.db,
  );
  const parsed = rows.map((row) => ({ ...row, rule: occasionRule.parse(row.rule) }));
  const names = await productNames(
    ctx,
    parsed.flatMap(({ rule }) => productOf(rule) ?? []),
  );
  return parsed.map((row) => ({ ...row, product_name: names.get(productOf(row.rule) ?? 0) ?? null }));
}

const productOf = (rule: OccasionRule) => (rule.kind === "order" ? rule.product : null);

/** Nobody is asked about what is not in the catalogue of the brand. */
async function refuseUnknownProduct(ctx: Context, rule: OccasionRule): Promise<void> {
  const product = productOf(rule);
  if (product !== null && !(await productNames(ctx, [product])).has(product)) throw new Refusal("not_found", "product");
}

/** Has a survey ask by itself from now on (what happened before asks nobody). Refuses `not_found`, for a product too. */
export async function addOccasion(
  ctx: Context,
  key: string,
  asked: { rule: OccasionRule; on: boolean },
): Promise<number> {
  const survey = await findSurvey(ctx, key);
  await refuseUnknownProduct(ctx, asked.rule);
  const { rows } = await sql<{ id: number }>`
    insert into survey_occasion (brand_id, survey_id, kind, rule, switched_on_at, switched_on_by, looked_until)
    values (${ctx.brandId}, ${survey.id}, ${asked.rule.kind}, ${JSON.stringify(asked.rule)}::jsonb, ${asked.on ? ctx.now : null},
      ${asked.on ? me(ctx) : null}, ${startOf(ctx, asked.rule)}) returning id`.execute(ctx.db);
  await recordAudit(ctx, {
    action: "surveys.occasion_added",
    subject: "survey_occasion",
    subjectId: rows[0]!.id,
    detail: { kind: asked.rule.kind },
  });
  return rows[0]!.id;
}

/** A period asks at once, and again when it is over; everything else begins with what happens from now on. */
function startOf(ctx: Context, { kind }: OccasionRule): Date | null {
  return kind === "period" ? null : ctx.now;
}

/** Changes an occasion or switches it; one that is switched on again does not look back. Refuses `not_found`, and `invalid` for another kind. */
export async function changeOccasion(
  ctx: Context,
  { key, id }: { key: string; id: number },
  asked: { rule: OccasionRule; on: boolean },
): Promise<void> {
  const survey = await findSurvey(ctx, key);
  const { rows } = await sql<{
    kind: OccasionKind;
    on: boolean;
  }>`select kind, switched_on_at is not null as on from survey_occasion
    where brand_id = ${ctx.brandId} and id = ${id} and survey_id = ${survey.id} and removed_at is null for update`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "occasion");
  if (rows[0].kind !== asked.rule.kind) throw new Refusal("invalid", "rule.kind");
  await refuseUnknownProduct(ctx, asked.rule);
  const begins = asked.on && !rows[0].on;
  await sql`update survey_occasion set rule = ${JSON.stringify(asked.rule)}::jsonb,
      switched_on_at = case when not ${asked.on} then null when ${begins} then ${ctx.now}::timestamptz else switched_on_at end,
      switched_on_by = case when not ${asked.on} then null when ${begins} then ${me(ctx)} else switched_on_by end,
      looked_until = case when ${begins} and kind <> 'period' then ${ctx.now}::timestamptz else looked_until end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, {
    action: "surveys.occasion_changed",
    subject: "survey_occasion",
    subjectId: id,
    detail: { on: asked.on },
  });
}

/** Takes an occasion away, or brings it back (switched off). Refuses `not_found`. */
export async function removeOccasion(
  ctx: Context,
  { key, id }: { key: string; id: number },
  removed = true,
): Promise<void> {
  const survey = await findSurvey(ctx, key);
  const done = await sql`update survey_occasion set removed_at = ${removed ? ctx.now : null}, switched_on_at = null
    where brand_id = ${ctx.brandId} and id = ${id} and survey_id = ${survey.id} and (removed_at is null) = ${removed}`.execute(
    ctx.db,
  );
  if (done.numAffectedRows === 0n) throw new Refusal("not_found", "occasion");
  await recordAudit(ctx, {
    action: removed ? "surveys.occasion_removed" : "surveys.occasion_restored",
    subject: "survey_occasion",
    subjectId: id,
    detail: {},
  });
}
