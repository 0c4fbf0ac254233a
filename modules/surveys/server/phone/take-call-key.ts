import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits } from "../../../../platform/text/index.ts";
import { parseDate } from "../../../../platform/values/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { recordContact, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { Answer, Answers } from "../../contract/answers.ts";
import type { CallKey } from "../../contract/call-keys.ts";
import type { Definition, Question } from "../../contract/definition.ts";
import { walk } from "../../contract/walk.ts";
import { type OpenSurvey, openSurvey, refuseClosed } from "../define/survey-rows.ts";
import { readKept } from "../public/save-partial.ts";
import type { Submitted } from "../respond/submission.ts";
import { submitResponse } from "../respond/submit-responses.ts";

const longestQueue = 60;

/**
 * Takes a key that was pressed after a call as the answer to the survey's question, once for each call: a repeat, also with another key,
 * changes nothing. Refuses `not_found`, `survey_not_live`, `survey_closed`, `survey_not_for_keys` where its question cannot be answered so,
 * `key_out_of_scale`, and `person_erased`.
 */
export async function takeCallKey(ctx: Context, surveyKey: string, pressed: CallKey): Promise<Submitted> {
  const survey = await openSurvey(ctx, { key: surveyKey });
  const key = `call:${pressed.call_id}`;
  // Two reports of one call at the same moment: the second finds what the first wrote.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.brandId} ${survey.id} ${key}`}, 0))`.execute(ctx.db);
  const before = await readKept(ctx, survey.id, key);
  if (before) return { id: before.id, result: "repeated" };
  await refuseClosed(ctx, survey);
  const question = questionFor(survey.definition);
  const answers: Answers = { [question.key]: readKey(question, pressed.key) };
  const person = await callerOf(ctx, survey, pressed);
  const submitted = await submitResponse(ctx, {
    ...{ survey, key, answers, mode: "ivr", channel: "phone" },
    touchpoint: pressed.queue?.slice(0, longestQueue) || null,
    ...{ partnerId: null, productId: null, agent: pressed.agent || null },
    identityId: person?.identityId ?? null,
    customerId: person?.customerId ?? null,
    ...{ invitationId: null, conversationId: null, language: null, startedAt: null },
    answeredAt: await momentOf(ctx, pressed.at),
    ...{ isTest: false, strict: false, rewrites: false },
  });
  if (person && !survey.settings.anonymous)
    await recordContact(ctx, { identityId: person.identityId, channel: "phone", purpose: "survey" });
  return submitted;
}

/** The first question on the way that a key can answer. */
function questionFor(definition: Definition): Question {
  const asked = walk(definition, {}).shown.find(
    (one) => one.type === "scale" || (one.type === "choice" && !one.many && !one.other && one.options.length <= 9),
  );
  if (!asked) throw new Refusal("survey_not_for_keys");
  return asked;
}

function readKey(question: Question, pressed: string): Answer {
  const text = latinDigits(pressed).trim();
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (question.type === "scale" && number >= question.from && number <= question.to) return number;
  const picked = question.type === "choice" ? question.options[number - 1] : undefined;
  if (picked) return [picked.key];
  throw new Refusal("key_out_of_scale", { field: "key", values: { key: text.slice(0, 10) } });
}

type Person = { identityId: number; customerId: number };

/** Whoever calls from a hidden number, or from within the house, answers as nobody. */
async function callerOf(ctx: Context, { settings }: OpenSurvey, { number }: CallKey): Promise<Person | null> {
  const read = number && !settings.anonymous ? normalise("phone", number) : null;
  if (!read || "problem" in read) return null;
  const [person] = await resolvePeople(ctx, [
    { sourceId: await sourceId(ctx, "phone"), identities: [{ type: "phone", ...read }], createdAt: ctx.now },
  ]);
  if (!person) throw new Refusal("person_erased");
  return person;
}

/** The exchange's clock is the brand's; a moment that cannot be read, or lies ahead, is now. */
async function momentOf(ctx: Context, at: string | null | undefined): Promise<Date> {
  const read = at ? parseDate(at, "auto", (await brandSettings(ctx)).timeZone) : null;
  return read instanceof Date && read < ctx.now ? read : ctx.now;
}
