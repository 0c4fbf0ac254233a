import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { brandSettings, userById } from "../../../admin/index.ts";
import { sendApart, type WayApart, wayToOneself } from "../../../inbox/index.ts";
import type { testInvitation, testMade } from "../../contract/asking.ts";
import { openSurvey } from "../define/survey-rows.ts";
import { askWords } from "./asking-words.ts";
import { composeAsking } from "./compose.ts";
import { firstAsked, languageOf, personalLink } from "./invitation-rows.ts";
import { newToken } from "./invite-customer.ts";

type Asked = z.infer<typeof testInvitation>;
/** What is to be sent once the invitation is on disk. */
export type TryOut = {
  link: string;
  way: WayApart | null;
  said: { key: string; text: string; subject: string; html?: string };
};

/**
 * An invitation of one's own, whose answers stay out of the statistics: to one's own e-mail, or to a phone. Refuses `not_found`,
 * `survey_not_live`, `no_account` without such a channel, `no_address` for a phone that is none.
 */
export async function tryOut(ctx: Context, house: House, key: string, asked: Asked): Promise<TryOut> {
  const survey = await openSurvey(ctx, { key });
  const to = asked.channel === null ? null : await addressOf(ctx, house, asked);
  const token = newToken();
  const { rows } = await sql<{ id: number }>`
    insert into survey_invitation (brand_id, survey_id, version, channel, token, due_at, expires_at, state, sent_at, is_test)
    values (${ctx.brandId}, ${survey.id}, ${survey.version}, ${asked.channel ?? "link"}, ${token}, ${ctx.now},
      ${ctx.now}::timestamptz + interval '7 days', 'sent', ${ctx.now}, true) returning id`.execute(ctx.db);
  const link = personalLink(house, ctx.brandId, token);
  const language = languageOf({ ...survey, language: null });
  const { settings } = survey;
  const composed = composeAsking(
    {
      ...{
        language,
        brand: (await brandSettings(ctx)).name,
        name: null,
        message: null,
        subject: null,
        colour: settings.colour,
      },
      ...{
        logo: settings.logo,
        question: asked.channel === "email" ? firstAsked(survey) : null,
        link,
        stopPage: null,
        isReminder: false,
      },
    },
    asked.channel ?? "sms",
  );
  return {
    link,
    way: to === null ? null : await wayToOneself(ctx, asked.channel!, to),
    said: {
      key: `survey-test-${ctx.brandId}-${rows[0]!.id}`,
      text: composed.text,
      subject: `${askWords(language).test}: ${composed.subject}`,
      ...(composed.html && { html: composed.html }),
    },
  };
}

async function addressOf({ actor }: Context, house: House, { channel, to }: Asked): Promise<string> {
  const own = channel === "email" && actor.kind === "user" ? (await userById(house.database.app, actor.id))?.email : to;
  const read = own ? normalise(channel === "email" ? "email" : "phone", own) : null;
  if (!read || "problem" in read) throw new Refusal("no_address", { values: { channel: channel! } });
  return read.value;
}

/** Sends a try-out, with no transaction open. */
export async function sendTryOut(house: House, { link, way, said }: TryOut): Promise<z.infer<typeof testMade>> {
  if (!way) return { link, sent: false, problem: null };
  const outcome = await sendApart(house, way, said);
  return { link, sent: outcome.state === "sent", problem: outcome.state === "sent" ? null : outcome.code };
}
