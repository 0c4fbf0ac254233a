import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type Definition, type Question, type SurveySettings, surveySettings } from "../../contract/definition.ts";
import { walk } from "../../contract/walk.ts";
import { isAskable } from "./read-answer.ts";
import type { WaveManner } from "./waves.ts";

/** An invitation with the survey as it asks it, locked. */
export type Invited = {
  id: number;
  survey_id: number;
  version: number;
  wave_id: number | null;
  occasion_id: number | null;
  identity_id: number | null;
  channel: string;
  token: string;
  state: string;
  subject: string | null;
  subject_id: number | null;
  circumstances: Record<string, string | number | null>;
  due_at: Date;
  expires_at: Date;
  used_at: Date | null;
  message_id: number | null;
  conversation_id: number | null;
  heard_message_id: number | null;
  asks: string | null;
  language: string | null;
  is_test: boolean;
  survey_key: string;
  survey_name: string;
  over: boolean;
  definition: Definition;
  settings: SurveySettings;
  manner: WaveManner | null;
};

/** Locks an invitation; null where it is gone, or where `skipLocked` and somebody else has it. */
export async function holdInvitation(ctx: Context, id: number, { skipLocked = false } = {}): Promise<Invited | null> {
  const { rows } = await sql<Invited>`
    select i.id, i.survey_id, i.version, i.wave_id, i.occasion_id, i.identity_id, i.channel, i.token, i.state, i.subject, i.subject_id,
      i.circumstances, i.due_at, i.expires_at, i.used_at, i.message_id, i.conversation_id, i.heard_message_id, i.asks, i.language, i.is_test,
      s.key as survey_key, s.name as survey_name, s.settings, v.definition, w.audience as manner,
      s.closed_at is not null or s.removed_at is not null as over
    from survey_invitation i join survey s on s.brand_id = i.brand_id and s.id = i.survey_id
    join survey_version v on v.brand_id = i.brand_id and v.survey_id = i.survey_id and v.version = i.version
    left join survey_wave w on w.brand_id = i.brand_id and w.id = i.wave_id
    where i.brand_id = ${ctx.brandId} and i.id = ${id} for update of i ${skipLocked ? sql`skip locked` : sql``}`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) return null;
  const settings = surveySettings.parse(row.settings);
  const past = settings.closes_at !== null && new Date(settings.closes_at) <= ctx.now;
  return { ...row, settings, over: row.over || past };
}

/** The address of a personal link: whoever has it answers as whom it was made for. */
export function personalLink({ config }: Pick<House, "config">, brandId: number, token: string): string {
  return `${config.publicUrl}/s/${brandId.toString(36)}-${token}`;
}

/** The first question, where it can be answered by a message and the survey may know from whom; else null. */
export function firstAsked({ definition, settings }: Pick<Invited, "definition" | "settings">): Question | null {
  if (settings.anonymous) return null;
  const first = walk(definition, {}).shown.find(({ type }) => type !== "statement");
  return first && first.type !== "text" && isAskable(first) ? first : null;
}

/** In which language a customer is asked: their own where the survey speaks it. */
export function languageOf({ definition, language }: Pick<Invited, "definition" | "language">): "fa" | "en" {
  return definition.languages.find((one) => one === language) ?? definition.languages[0]!;
}
