import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { productByNumber } from "../../../catalog/index.ts";
import { knownPartner } from "../../../customers/index.ts";
import type { Answers } from "../../contract/answers.ts";
import { isClosed } from "../define/survey-rows.ts";
import type { Circumstances, Submitted } from "../respond/submission.ts";
import { submitResponse } from "../respond/submit-responses.ts";
import { modeOf } from "./save-partial.ts";
import type { Place } from "./survey-place.ts";

export type Handed = {
  key: string;
  answers: Answers;
  language: "fa" | "en";
  /** Where an open link was followed: what its query says. */
  circumstances: Readonly<Record<string, string | null>>;
  mode?: string;
  /** Of an answer that waited on a device: when it was given, and that nobody can be asked again. */
  answeredAt?: Date;
  strict?: boolean;
};

export type Late = "survey_closed" | "survey_expired";

/** Why it is too late to answer: the survey is closed, or the invitation's time is over; null while it is not. */
export async function lateness(ctx: Context, { survey, invitation }: Place): Promise<Late | null> {
  if (invitation && invitation.expires_at <= ctx.now && !invitation.used_at) return "survey_expired";
  return (await isClosed(ctx, survey)) ? "survey_closed" : null;
}

/**
 * Hands in the answers of a page: the one moment at which they count. An anonymous survey notes that its invitation was used, and not by
 * which answers; used twice it is refused (`survey_answered`).
 */
export async function handIn(ctx: Context, place: Place, handed: Handed): Promise<Submitted> {
  const { survey, invitation, customerId, known } = place;
  if (invitation) await takeInvitation(ctx, place);
  return submitResponse(ctx, {
    survey,
    key: handed.key,
    answers: handed.answers,
    mode: handed.mode ?? modeOf(place),
    ...(await circumstancesOf(
      ctx,
      { ...invitation?.circumstances, ...handed.circumstances },
      invitation?.channel ?? null,
    )),
    identityId: invitation?.identity_id ?? null,
    customerId,
    invitationId: invitation?.id ?? null,
    conversationId: invitation?.conversation_id ?? null,
    language: handed.language,
    startedAt: null,
    answeredAt: handed.answeredAt ?? ctx.now,
    isTest: invitation?.is_test ?? false,
    known,
    strict: handed.strict ?? true,
    rewrites: false,
  });
}

/** Of an anonymous survey's invitation no moment is kept: laid beside the answers' it would tell whose they are. */
async function takeInvitation(ctx: Context, { invitation, survey }: Place): Promise<void> {
  const { rows } =
    await sql`update survey_invitation set state = 'used', used_at = ${survey.settings.anonymous ? sql`due_at` : ctx.now}, remind_at = null
    where brand_id = ${ctx.brandId} and id = ${invitation!.id} and used_at is null returning id`.execute(ctx.db);
  if (rows.length === 0 && survey.settings.anonymous) throw new Refusal("survey_answered");
}

/** Whoever follows an open link writes its query: partners and products that are not there yet are not made of it. */
async function circumstancesOf(
  ctx: Context,
  said: Readonly<Record<string, string | number | null | undefined>>,
  channel: string | null,
): Promise<Circumstances> {
  const word = (name: string) =>
    said[name] === null || said[name] === undefined ? null : String(said[name]).slice(0, 200);
  const id = (name: string) => (typeof said[name] === "number" ? (said[name] as number) : null);
  const partner = word("partner");
  const product = word("product");
  return {
    channel: word("channel") ?? channel,
    touchpoint: word("touchpoint")?.slice(0, 60) ?? null,
    partnerId: id("partner_id") ?? (partner ? await knownPartner(ctx, partner) : null),
    productId: id("product_id") ?? (product ? await productByNumber(ctx, product) : null),
    agent: word("agent"),
  };
}
