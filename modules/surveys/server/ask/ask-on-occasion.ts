import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { Audience } from "../../../customers/index.ts";
import { type OccasionKind, type OccasionRule, occasionRule } from "../../contract/asking.ts";
import { type SurveySettings, surveySettings } from "../../contract/definition.ts";
import { inviteCustomers, type Subject } from "./invite-customers.ts";
import { insertWave, invitingOf, type WaveManner } from "./waves.ts";

/** An occasion that is switched on, of a survey that can be answered. */
export type Occasion<Kind extends OccasionKind = OccasionKind> = {
  id: number;
  survey_id: number;
  version: number;
  rule: OccasionRule & { kind: Kind };
  settings: SurveySettings;
  looked_until: Date | null;
};

/** The occasions of a kind that are on. `hold`: nobody else looks for them until this transaction ends; those held elsewhere are left out. */
export async function occasionsOf<Kind extends OccasionKind>(
  ctx: Context,
  kind: Kind,
  { hold = false } = {},
): Promise<Occasion<Kind>[]> {
  const { rows } = await sql<Occasion<Kind>>`
    select o.id, o.survey_id, s.live_version as version, o.rule, s.settings, o.looked_until
    from survey_occasion o join survey s on s.brand_id = o.brand_id and s.id = o.survey_id
    where o.brand_id = ${ctx.brandId} and o.kind = ${kind} and o.switched_on_at is not null and o.removed_at is null
      and s.live_version is not null and s.closed_at is null and s.removed_at is null
    order by o.id ${hold ? sql`for update of o skip locked` : sql``}`.execute(ctx.db);
  return rows
    .map((row) => ({
      ...row,
      rule: occasionRule.parse(row.rule) as Occasion<Kind>["rule"],
      settings: surveySettings.parse(row.settings),
    }))
    .filter(({ settings: { closes_at: end } }) => end === null || new Date(end) > ctx.now);
}

/** How an occasion asks, as its waves keep it. */
export function mannerOf(ctx: Context, { rule }: Occasion): WaveManner {
  const { channels, message, subject, sms_template, remind_after_days, every_days, share, quota_per_day: quota } = rule;
  const start = new Date(ctx.now.getTime() + rule.delay_hours * 3_600_000).toISOString();
  const common = { channels, message, subject, sms_template, remind_after_days, every_days, share, starts_at: start };
  if (rule.kind !== "period") return { ...common, audience: null, quota, spread_hours: 0 };
  const inAll = quota === null ? null : quota * Math.max(1, rule.spread_days);
  return { ...common, audience: rule.audience, quota: inAll, spread_hours: rule.spread_days * 24 };
}

/**
 * Asks customers because of an occasion, in the wave of the brand's day; the same subject is asked about once, and the same customer once a
 * day. Gives how many were invited.
 */
export async function askOnOccasion(
  ctx: Context,
  occasion: Occasion,
  whom: { audience: Audience } | { subjects: readonly Subject[] },
  channels: readonly string[] = occasion.rule.channels,
): Promise<number> {
  const subjects = "subjects" in whom ? await newSubjects(ctx, occasion, whom.subjects) : [];
  if ("subjects" in whom && subjects.length === 0) return 0;
  const manner = mannerOf(ctx, occasion);
  const { survey_id, id: occasion_id } = occasion;
  const day = isoDayInBrand(await brandSettings(ctx), ctx.now);
  const id = await insertWave(ctx, { surveyId: survey_id, occasionId: occasion_id, day, manner });
  const audience: Audience =
    "audience" in whom ? whom.audience : { kind: "ids", ids: subjects.map(({ customer_id }) => customer_id) };
  const inviting = invitingOf(ctx, { id, survey_id, occasion_id }, occasion, manner);
  return (await inviteCustomers(ctx, { ...inviting, audience, subjects, channels, anew: true })).invited;
}

/** Without those that were asked about before; of one customer the last. */
async function newSubjects(ctx: Context, { id }: Occasion, subjects: readonly Subject[]): Promise<Subject[]> {
  const ids = subjects.flatMap(({ subject_id }) => subject_id ?? []);
  const { rows } = await sql<{ subject: string; subject_id: number }>`select subject, subject_id from survey_invitation
    where brand_id = ${ctx.brandId} and occasion_id = ${id} and subject = any(${[...new Set(subjects.map(({ subject }) => subject))]}::text[])
      and subject_id = any(${ids}::bigint[])`.execute(ctx.db);
  const before = new Set(rows.map((row) => `${row.subject} ${row.subject_id}`));
  const fresh = subjects.filter((one) => !before.has(`${one.subject} ${one.subject_id}`));
  return [...new Map(fresh.map((one) => [one.customer_id, one])).values()];
}
