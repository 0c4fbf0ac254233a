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

type Under = { place: Place; key: string };

const wayOf = (surveyId: number, key: string) => `${surveyId} ${key}`;

/** Reads what is kept under many keys; `keptOf` finds it. */
export async function readKeptAll(
  ctx: Context,
  all: readonly Under[],
): Promise<ReadonlyMap<string, NonNullable<Kept>>> {
  const { rows } = await sql<NonNullable<Kept> & { survey_id: number; key: string }>`
    select id, survey_id, key, answers, answered_at from survey_response where brand_id = ${ctx.brandId} and (survey_id, key) in
      (select * from unnest(${all.map(({ place }) => place.survey.id)}::bigint[], ${all.map(({ key }) => key)}::text[]))`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ survey_id, key, ...kept }) => [wayOf(survey_id, key), kept]));
}

/** What is kept under one of the keys that were read. */
export function keptOf(all: ReadonlyMap<string, NonNullable<Kept>>, { place, key }: Under): Kept {
  return all.get(wayOf(place.survey.id, key)) ?? null;
}

type Partial = Under & { answers: Answers };

/** Keeps answers as savePartials does, of one page. */
export function savePartial(ctx: Context, place: Place, key: string, answers: Answers): Promise<void> {
  return savePartials(ctx, [{ place, key, answers }]);
}

/**
 * Keeps answers before they are handed in, so that nothing typed is lost when somebody goes away, or goes on with another device. They
 * count for nothing. What was handed in already is left as it is.
 */
export async function savePartials(ctx: Context, partials: readonly Partial[]): Promise<void> {
  if (partials.length === 0) return;
  const rows = [...Map.groupBy(partials, ({ place, key }) => wayOf(place.survey.id, key)).values()].map((same) => {
    const { place, key } = same.at(-1)!;
    const { survey, invitation } = place;
    const { anonymous } = survey.settings;
    return {
      ...{
        survey_id: survey.id,
        version: survey.version,
        key,
        mode: modeOf(place),
        is_test: invitation?.is_test ?? false,
      },
      invitation_id: anonymous ? null : (invitation?.id ?? null),
      identity_id: anonymous ? null : (invitation?.identity_id ?? null),
      answers: Object.assign({}, ...same.map(({ answers }) => answers)),
    };
  });
  await sql`
    insert into survey_response (brand_id, survey_id, version, key, invitation_id, identity_id, mode, answers, started_at, updated_at, is_test)
    select ${ctx.brandId}, survey_id, version, key, invitation_id, identity_id, mode, answers, ${ctx.now}, ${ctx.now}, is_test
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (survey_id bigint, version int, key text, invitation_id bigint, identity_id bigint,
      mode text, answers jsonb, is_test boolean) order by survey_id, key
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
  app: "app",
};

/** The mode of what is answered here: the way the invitation went, or the web. */
export function modeOf({ invitation }: Place): string {
  return invitation ? (modes[invitation.channel] ?? "web") : "web";
}
