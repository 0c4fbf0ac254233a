import { randomUUID } from "node:crypto";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { findOrMakeProducts, productKey } from "../../../catalog/index.ts";
import { crmValue, findPartner, identityOfCustomer, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { Answers, ResponseBody } from "../../contract/answers.ts";
import type { Definition, Question } from "../../contract/definition.ts";
import { fileQuestions, withoutFiles } from "../../contract/files.ts";
import type { OpenSurvey } from "../define/survey-rows.ts";
import type { Submission } from "./submission.ts";

/** A response as another system or a file tells it. */
export type Told = { survey: OpenSurvey; body: Omit<ResponseBody, "mode"> & { mode: string }; sourceKey: string };

/**
 * Looks up the people, partners and products that responses name, making those that are new; a customer's number counts within its
 * source, as in orders. In the order given; a refusal (`person_erased`, `answers_refused`, `not_found`) is that one's alone.
 */
export async function readBodies(ctx: Context, told: readonly Told[]): Promise<(Submission | Refusal)[]> {
  const sources = await eachOnce(ctx, [...told.map(({ sourceKey }) => sourceKey)], sourceId);
  const partners = await eachOnce(ctx, wordsOf(told, "partner"), findPartner);
  const products = await findOrMakeProducts(
    ctx,
    told.flatMap(({ body, sourceKey }) =>
      body.product ? [{ sourceId: sources.get(sourceKey)!, externalId: body.product, name: null }] : [],
    ),
  );
  const people = await peopleOf(ctx, told, sources);
  return told.map((one) => {
    const { body, survey, sourceKey } = one;
    const person = people.get(one);
    if (person instanceof Refusal) return person;
    const answers = answersOf(survey.definition, body);
    if (answers instanceof Refusal) return answers;
    const product = body.product ? products.get(productKey(sources.get(sourceKey)!, body.product)) : undefined;
    return {
      survey: withoutFileQuestions(survey),
      key: body.external_id ? `${sourceKey}:${body.external_id}` : randomUUID(),
      answers,
      mode: body.mode,
      channel: body.channel ?? null,
      touchpoint: body.touchpoint ?? null,
      partnerId: body.partner ? (partners.get(body.partner) ?? null) : null,
      productId: product ?? null,
      agent: body.agent ?? null,
      identityId: person?.identityId ?? null,
      customerId: person?.customerId ?? null,
      invitationId: null,
      conversationId: null,
      language: body.language ?? null,
      startedAt: null,
      answeredAt: body.answered_at ? new Date(body.answered_at) : ctx.now,
      isTest: body.test,
      strict: false,
      rewrites: true,
    };
  });
}

/** Nobody who tells of an answer has its files: they are not asked for. */
function withoutFileQuestions(survey: OpenSurvey): OpenSurvey {
  if (fileQuestions(survey.definition).length === 0) return survey;
  return { ...survey, definition: withoutFiles(survey.definition) };
}

function wordsOf(told: readonly Told[], name: "partner"): string[] {
  return told.flatMap(({ body }) => body[name] ?? []);
}

async function eachOnce(ctx: Context, words: string[], find: (ctx: Context, word: string) => Promise<number>) {
  const found = new Map<string, number>();
  // Sorted, so that two transactions that make the same ones never wait for each other.
  for (const word of [...new Set(words)].sort()) found.set(word, await find(ctx, word));
  return found;
}

type Person = { identityId: number; customerId: number };

async function peopleOf(
  ctx: Context,
  told: readonly Told[],
  sources: ReadonlyMap<string, number>,
): Promise<Map<Told, Person | Refusal>> {
  const found = new Map<Told, Person | Refusal>();
  const named = told.filter(({ body, survey }) => body.customer_external_id && !survey.settings.anonymous);
  const people = await resolvePeople(
    ctx,
    named.map(({ body, sourceKey }) => ({
      sourceId: sources.get(sourceKey)!,
      identities: [{ type: "crm" as const, value: crmValue(sourceKey, body.customer_external_id!) }],
      createdAt: body.answered_at ? new Date(body.answered_at) : ctx.now,
    })),
  );
  for (const [at, one] of named.entries()) found.set(one, people[at] ?? new Refusal("person_erased"));
  for (const one of told) {
    const customerId = one.body.customer_id;
    if (!customerId || found.has(one) || one.survey.settings.anonymous) continue;
    const identity = await identityOfCustomer(ctx, customerId).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    found.set(one, identity instanceof Refusal ? identity : { identityId: identity, customerId });
  }
  return found;
}

/** The answers of a body, with its score and comment under the questions that they belong to. */
export function answersOf(
  definition: Definition,
  body: Pick<ResponseBody, "answers" | "score" | "comment">,
): Answers | Refusal {
  const answers: Answers = { ...body.answers };
  const place = (value: unknown, isIt: (question: Question) => boolean, field: string): Refusal | null => {
    if (value === undefined || value === null || value === "") return null;
    const question = definition.sections.flatMap(({ questions }) => questions).find(isIt);
    if (!question)
      return new Refusal("answers_refused", { field, fields: [{ path: field, code: "answer_not_asked" }] });
    answers[question.key] = value as Answers[string];
    return null;
  };
  return (
    place(body.score, (question) => question.type === "scale" && question.score !== undefined, "score") ??
    place(body.comment, (question) => question.type === "text" && question.comment, "comment") ??
    answers
  );
}
