import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { newToken } from "../ask/invite-customer.ts";
import type { OpenSurvey } from "../define/survey-rows.ts";

type Put = { survey: OpenSurvey; identityId: number; channel: string; about: Record<string, string | number> };

/** Makes the invitation of somebody who is asked here and now, which counts under the never-too-often rule; gives its token. */
export async function putBefore(ctx: Context, { survey, identityId, channel, about }: Put): Promise<string> {
  const token = newToken();
  await sql`
    insert into survey_invitation (brand_id, survey_id, version, identity_id, channel, token, circumstances, due_at, expires_at, state, sent_at)
    values (${ctx.brandId}, ${survey.id}, ${survey.version}, ${identityId}, ${channel}, ${token}, ${JSON.stringify(about)}::jsonb,
      ${ctx.now}, ${ctx.now}::timestamptz + make_interval(days => ${survey.settings.expires_after_days}::int), 'sent', ${ctx.now})`.execute(
    ctx.db,
  );
  await sql`insert into survey_asked (brand_id, identity_id, channel, asked_at)
    values (${ctx.brandId}, ${identityId}, ${channel}, ${ctx.now})
    on conflict (brand_id, identity_id, channel) do update set asked_at = excluded.asked_at`.execute(ctx.db);
  return token;
}

/** An invitation that this place made before and nobody has touched: a page that asks on every visit makes one, not many. */
export async function untouched(
  ctx: Context,
  { surveyId, identityId, channel }: { surveyId: number; identityId: number; channel: string },
): Promise<string | null> {
  const { rows } = await sql<{ token: string }>`
    select i.token from survey_invitation i where i.brand_id = ${ctx.brandId} and i.identity_id = ${identityId}
      and i.survey_id = ${surveyId} and i.channel = ${channel} and i.used_at is null and i.expires_at > ${ctx.now} and i.state <> 'withdrawn'
      and i.version = (select live_version from survey where brand_id = i.brand_id and id = i.survey_id)
      and not exists (select from survey_response r where r.brand_id = i.brand_id and r.invitation_id = i.id)
    order by i.id desc limit 1`.execute(ctx.db);
  return rows[0]?.token ?? null;
}
