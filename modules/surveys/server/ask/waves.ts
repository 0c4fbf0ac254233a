import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { countAudience } from "../../../customers/index.ts";
import type { AskAudience, NewWave, WaveForecast } from "../../contract/asking.ts";
import type { Definition, SurveySettings } from "../../contract/definition.ts";
import { surveySettings } from "../../contract/definition.ts";
import { openSurvey, refuseClosed } from "../define/survey-rows.ts";
import { forecastOf } from "./forecast.ts";
import { type Inviting, inviteCustomers, partSize } from "./invite-customers.ts";

/** How a wave asks, as its row keeps it; an occasion's wave has no audience of its own. */
export type WaveManner = Omit<NewWave, "audience" | "dry_run"> & { audience: AskAudience | null };

/**
 * Asks an audience: makes the wave and has it turned into invitations, part by part. Refuses `not_found`, `survey_not_live` and
 * `survey_closed`. As a dry run it only tells what would happen.
 */
export async function makeWave(ctx: Context, key: string, asked: NewWave): Promise<{ id: number } | WaveForecast> {
  const survey = await openSurvey(ctx, { key });
  await refuseClosed(ctx, survey);
  const { dry_run: dryRun, ...manner } = asked;
  if (dryRun) {
    const inviting = invitingOf(ctx, { id: 0, survey_id: survey.id, occasion_id: null }, survey, manner);
    return forecastOf(ctx, inviting, await countAudience(ctx, asked.audience));
  }
  const id = await insertWave(ctx, { surveyId: survey.id, occasionId: null, day: null, manner });
  await enqueue(ctx, "spread-survey-wave", { waveId: id }, { key: `survey-wave:${ctx.brandId}:${id}` });
  await recordAudit(ctx, {
    action: "surveys.wave_made",
    subject: "survey_wave",
    subjectId: id,
    detail: { survey: key },
  });
  return { id };
}

/** Writes a wave; one of an occasion's day is found again. */
export async function insertWave(
  ctx: Context,
  wave: { surveyId: number; occasionId: number | null; day: string | null; manner: WaveManner },
): Promise<number> {
  const by = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const { rows } = await sql<{ id: number }>`
    insert into survey_wave (brand_id, survey_id, occasion_id, day, audience, made_at, made_by)
    values (${ctx.brandId}, ${wave.surveyId}, ${wave.occasionId}, ${wave.day}, ${JSON.stringify(wave.manner)}::jsonb, ${ctx.now}, ${by})
    on conflict (brand_id, occasion_id, day) where occasion_id is not null and day is not null
      do update set audience = excluded.audience returning id`.execute(ctx.db);
  return rows[0]!.id;
}

type Survey = { version: number; settings: SurveySettings };

/** What inviting needs to know, from how a wave asks. */
export function invitingOf(ctx: Context, wave: Inviting["wave"], survey: Survey, manner: WaveManner): Inviting {
  return {
    wave,
    version: survey.version,
    audience: manner.audience ?? { kind: "ids", ids: [] },
    channels: manner.channels,
    share: manner.share,
    quota: manner.quota,
    startsAt: later(ctx.now, manner.starts_at),
    spreadHours: manner.spread_hours,
    everyDays: manner.every_days,
    expiresAfterDays: survey.settings.expires_after_days,
  };
}

function later(now: Date, at: string | null): Date {
  return at !== null && new Date(at) > now ? new Date(at) : now;
}

export type WaveStanding = {
  id: number;
  survey_id: number;
  occasion_id: number | null;
  audience: WaveManner;
  made_at: Date;
  done_at: Date | null;
  cancelled_at: Date | null;
  live_version: number | null;
  definition: Definition;
  settings: SurveySettings;
};

/** A wave with the survey as it is asked now; null where it is gone or its survey is closed or removed. */
export async function standingWave(ctx: Context, id: number): Promise<WaveStanding | null> {
  const { rows } = await sql<WaveStanding>`
    select w.id, w.survey_id, w.occasion_id, w.audience, w.made_at, w.done_at, w.cancelled_at, s.live_version, v.definition, s.settings
    from survey_wave w join survey s on s.brand_id = w.brand_id and s.id = w.survey_id and s.removed_at is null and s.closed_at is null
    join survey_version v on v.brand_id = s.brand_id and v.survey_id = s.id and v.version = s.live_version
    where w.brand_id = ${ctx.brandId} and w.id = ${id}`.execute(ctx.db);
  return rows[0] ? { ...rows[0], settings: surveySettings.parse(rows[0].settings) } : null;
}

/** Turns a wave into invitations, ten thousand customers in a transaction; whoever takes it up after a crash goes on where it stopped. */
export async function spreadWave(job: JobRun, { waveId }: { waveId: number }): Promise<void> {
  for (let done = false; !done; ) done = await job.write((ctx) => spreadPart(ctx, waveId));
}

async function spreadPart(ctx: Context, waveId: number): Promise<boolean> {
  const wave = await standingWave(ctx, waveId);
  if (!wave || wave.done_at || wave.cancelled_at || wave.live_version === null) return true;
  const survey = { version: wave.live_version, settings: wave.settings };
  const inviting = invitingOf({ ...ctx, now: wave.made_at }, wave, survey, wave.audience);
  return (await inviteCustomers(ctx, inviting, partSize)).done;
}

/** Ends a wave: what has not gone out yet is withdrawn, and is forgotten by the never-too-often rule. Refuses `not_found`. */
export async function cancelWave(ctx: Context, key: string, id: number): Promise<void> {
  const { rows } =
    await sql`update survey_wave w set cancelled_at = coalesce(w.cancelled_at, ${ctx.now}), done_at = coalesce(w.done_at, ${ctx.now})
    from survey s where w.brand_id = ${ctx.brandId} and w.id = ${id} and s.brand_id = w.brand_id and s.id = w.survey_id
      and s.key = ${key} and s.removed_at is null returning w.id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "wave");
  await sql`with gone as (update survey_invitation set state = 'withdrawn', reason = 'cancelled', remind_at = null
      where brand_id = ${ctx.brandId} and wave_id = ${id} and state = 'waiting' returning identity_id, channel, due_at)
    delete from survey_asked a using gone where a.brand_id = ${ctx.brandId} and a.identity_id = gone.identity_id
      and a.channel = gone.channel and a.asked_at = gone.due_at`.execute(ctx.db);
  await recordAudit(ctx, { action: "surveys.wave_cancelled", subject: "survey_wave", subjectId: id, detail: {} });
}
