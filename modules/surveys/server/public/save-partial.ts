import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { Place } from "./survey-place.ts";

/** What was answered so far under a key, and whether it was handed in. */
export type Kept = { id: number; answers: Answers; answered_at: Date | null } | null;

/** Reads what is kept under a key. */
export async function readKept(ctx: Context, surveyId: number, key: string): Promise<Kept> {
  const { rows } = await sql<NonNullable<Kept>>`select id, answers, answered_at from survey_response
    where brand_id = ${ctx.brandId} and survey_id = ${surveyId} and key = ${key}`.execute(ctx.db);
  return rows[0] ?? null;
}

/**
 * Keeps answers before they are handed in, so that nothing typed is lost when somebody goes away, or goes on with another device. They
 * count for nothing. What was handed in already is left as it is.
 */
export async function savePartial(ctx: Context, place: Place, key: string, answers: Answers): Promise<void> {
  const { survey, invitation } = place;
  const anonymous = survey.settings.anonymous;
  const identity = anonymous ? null : (invitation?.identity_id ?? null);
  const mode = modeOf(place);
  await sql`
    insert into survey_response (brand_id, survey_id, version, key, invitation_id, identity_id, mode, answers, started_at, updated_at, is_test)
    values (${ctx.brandId}, ${survey.id}, ${survey.version}, ${key}, ${anonymous ? null : (invitation?.id ?? null)}, ${identity}, ${mode},
      ${JSON.stringify(answers)}::jsonb, ${ctx.now}, ${ctx.now}, ${invitation?.is_test ?? false})
    on conflict (brand_id, survey_id, key) do update set answers = survey_response.answers || excluded.answers, updated_at = ${ctx.now}
    where survey_response.answered_at is null`.execute(ctx.db);
}

const modes: Record<string, string> = {
  email: "email",
  sms: "sms",
  chat: "chat",
  telegram: "messenger",
  bale: "messenger",
  kiosk: "kiosk",
};

/** The mode of what is answered here: the way the invitation went, or the web. */
export function modeOf({ invitation }: Place): string {
  return invitation ? (modes[invitation.channel] ?? "web") : "web";
}
