import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { productByNumber } from "../../../catalog/index.ts";
import { knownPartner } from "../../../customers/index.ts";
import type { Answers } from "../../contract/answers.ts";
import { judgeAnswers } from "../respond/judge-answers.ts";
import type { Circumstances, Submission, Submitted } from "../respond/submission.ts";
import { submitResponses } from "../respond/submit-responses.ts";
import { agentOfCode, tellCameBy } from "./came-by.ts";
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
export type Handing = { place: Place; handed: Handed };

export type Late = "survey_closed" | "survey_expired";

/** Why it is too late to answer: the survey is closed, or the invitation's time is over; null while it is not. */
export function lateness(ctx: Context, { invitation }: Place, closed: boolean): Late | null {
  if (invitation && invitation.expires_at <= ctx.now && !invitation.used_at) return "survey_expired";
  return closed ? "survey_closed" : null;
}

/**
 * Hands in the answers of pages, many at once: the one moment at which they count. An anonymous survey notes that its invitation was used,
 * and not by which answers; used twice it is refused (`survey_answered`). In order, what became of each or why it was refused.
 */
export async function handInAll(ctx: Context, handings: readonly Handing[]): Promise<(Submitted | Refusal)[]> {
  const refused = new Map<Handing, Refusal>();
  for (const one of handings) {
    const refusal = one.place.invitation ? refusalOf(one) : null;
    if (refusal) refused.set(one, refusal);
  }
  const readable = handings.filter((one) => !refused.has(one));
  const taken = await takeInvitations(ctx, readable);
  for (const one of readable) {
    const { invitation, survey } = one.place;
    // Deleted, so that of two pages of one invitation that come together only the first is taken.
    if (invitation && survey.settings.anonymous && !taken.delete(invitation.id))
      refused.set(one, new Refusal("survey_answered"));
  }
  const known = lookUps(ctx);
  const submissions: Submission[] = [];
  const left = handings.filter((one) => !refused.has(one));
  for (const one of left) submissions.push(await submissionOf(ctx, one, known));
  const outcomes = await submitResponses(ctx, submissions);
  await tellCameBy(ctx, left, outcomes);
  const outcomeOf = new Map(left.map((one, place) => [one, outcomes[place]!]));
  return handings.map((one) => refused.get(one) ?? outcomeOf.get(one)!);
}

/** As handInAll, for one: refusals are thrown. */
export async function handIn(ctx: Context, place: Place, handed: Handed): Promise<Submitted> {
  const [outcome] = await handInAll(ctx, [{ place, handed }]);
  if (outcome instanceof Refusal) throw outcome;
  return outcome!;
}

/** Why answers cannot stand: an invitation must not be used up by them. */
function refusalOf({ place, handed }: Handing): Refusal | null {
  try {
    judgeAnswers(place.survey.definition, handed.answers, { strict: handed.strict ?? true, known: place.known });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function submissionOf(ctx: Context, { place, handed }: Handing, known: LookUps): Promise<Submission> {
  const { survey, invitation, customerId } = place;
  const said = { ...invitation?.circumstances, ...handed.circumstances };
  return {
    survey,
    key: handed.key,
    answers: handed.answers,
    mode: handed.mode ?? modeOf(place),
    ...(await circumstancesOf(known, said, invitation?.channel ?? null)),
    identityId: invitation?.identity_id ?? null,
    customerId,
    invitationId: invitation?.id ?? null,
    conversationId: invitation?.conversation_id ?? null,
    language: handed.language,
    startedAt: null,
    answeredAt: handed.answeredAt ?? ctx.now,
    isTest: invitation?.is_test ?? false,
    known: place.known,
    strict: handed.strict ?? true,
    rewrites: false,
  };
}

/**
 * Marks invitations as used; gives those that were not yet. Of an anonymous survey's no moment is kept: laid beside the answers' it would
 * tell whose they are.
 */
async function takeInvitations(ctx: Context, handings: readonly Handing[]): Promise<Set<number>> {
  const invited = handings.filter(({ place }) => place.invitation);
  if (invited.length === 0) return new Set();
  const ids = invited.map(({ place }) => place.invitation!.id);
  const silent = invited.map(({ place }) => place.survey.settings.anonymous);
  const { rows } = await sql<{ id: number }>`
    update survey_invitation i set state = 'used', used_at = case when used.silent then i.due_at else ${ctx.now}::timestamptz end, remind_at = null
    from (select distinct * from unnest(${ids}::bigint[], ${silent}::boolean[]) as said (id, silent)) used
    where i.brand_id = ${ctx.brandId} and i.id = used.id and i.used_at is null returning i.id`.execute(ctx.db);
  return new Set(rows.map(({ id }) => id));
}

type LookUps = Record<"partner" | "product", (name: string) => Promise<number | null>> & {
  agent: (code: string) => Promise<string | null>;
};

/** Partners and products by what is said of them, and colleagues by their codes, each looked up once. */
function lookUps(ctx: Context): LookUps {
  const once = <Found>(ask: (ctx: Context, name: string) => Promise<Found>) => {
    const found = new Map<string, Promise<Found>>();
    return (name: string) => {
      const asking = found.get(name) ?? ask(ctx, name);
      found.set(name, asking);
      return asking;
    };
  };
  return { partner: once(knownPartner), product: once(productByNumber), agent: once(agentOfCode) };
}

/** Whoever follows an open link writes its query: partners and products that are not there yet are not made of it. */
async function circumstancesOf(
  known: LookUps,
  said: Readonly<Record<string, string | number | null | undefined>>,
  channel: string | null,
): Promise<Circumstances> {
  const word = (name: string) =>
    said[name] === null || said[name] === undefined ? null : String(said[name]).slice(0, 200);
  const id = (name: string) => (typeof said[name] === "number" ? (said[name] as number) : null);
  const partner = word("partner");
  const product = word("product");
  const code = word("code");
  return {
    channel: word("channel") ?? channel,
    touchpoint: word("touchpoint")?.slice(0, 60) ?? null,
    partnerId: id("partner_id") ?? (partner ? await known.partner(partner) : null),
    productId: id("product_id") ?? (product ? await known.product(product) : null),
    // Links printed before codes told of their colleague by themselves name one.
    agent: word("agent") ?? (code ? await known.agent(code) : null),
  };
}
