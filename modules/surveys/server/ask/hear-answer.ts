import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { customerNames, customerOfIdentity, holdOffErasures } from "../../../customers/index.ts";
import { buttonsOn, registerTaker, tellCustomer } from "../../../inbox/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { Definition, Question } from "../../contract/definition.ts";
import { walk } from "../../contract/walk.ts";
import { type OpenSurvey, openSurvey, refuseClosed } from "../define/survey-rows.ts";
import type { Submission } from "../respond/submission.ts";
import { submitResponse } from "../respond/submit-responses.ts";
import { askWords, buttonsOf, fill, questionLines } from "./asking-words.ts";
import { holdInvitation, type Invited, languageOf, personalLink } from "./invitation-rows.ts";
import { notePut, type PutQuestion, questionUnder } from "./questions-put.ts";
import { isAskable, readAnswer } from "./read-answer.ts";

/** After the first answer the next question is open so long; what is written later is a message like any other. */
const goesOnHours = 24;
/** Channels on which an answer may be a message. */
const spoken = ["sms", "chat", "telegram", "bale", "whatsapp", "rubika", "eitaa"];

/**
 * Takes messages that answer a question which stands open: the last that the house said to this customer on this channel, in its time, and
 * answered by what can be read as an answer; and buttons that are pressed under a question, whenever that is. Everything else is for people.
 */
export function takeAnswers(): void {
  registerTaker(async (ctx, coming) => {
    if (!spoken.includes(coming.channel) || coming.text.trim() === "") return null;
    const { pressedUnder, customerId } = coming;
    const pressed = pressedUnder === null ? null : await questionUnder(ctx, { messageId: pressedUnder, customerId });
    const waiting = pressed ?? (await openQuestion(ctx, coming));
    const question = waiting && questionOf(waiting.definition, waiting.asks);
    if (!waiting || !question || readAnswer(question, coming.text) === null) return null;
    await enqueue(ctx, "read-survey-answer", {
      ...{ invitationId: waiting.id, messageId: coming.messageId },
      ...(pressed && { pressed: pressed.asks }),
    });
    return { survey: { key: waiting.key, name: waiting.name, invitation: waiting.id } };
  });
}

function questionOf({ sections }: Definition, key: string): Question | undefined {
  return sections.flatMap(({ questions }) => questions).find((one) => one.key === key);
}

async function openQuestion(
  ctx: Context,
  { customerId, channel, at }: { customerId: number; channel: string; at: Date },
): Promise<PutQuestion | null> {
  const { rows } = await sql<PutQuestion>`
    select i.id, i.asks, v.definition, s.key, s.name
    from (select i.* from identity_map m join survey_invitation i on i.brand_id = m.brand_id and i.identity_id = m.identity_id
      where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and i.channel = ${channel} and i.sent_at is not null
      order by i.sent_at desc, i.id desc limit 1) i
    join survey s on s.brand_id = i.brand_id and s.id = i.survey_id and s.removed_at is null and s.closed_at is null
    join survey_version v on v.brand_id = i.brand_id and v.survey_id = i.survey_id and v.version = i.version
    where i.asks is not null and i.state in ('sent', 'opened', 'used') and i.expires_at > ${at}
      and (i.used_at is null or i.used_at > ${new Date(at.getTime() - goesOnHours * 3_600_000)})
      and not exists (select from message_view b where b.brand_id = i.brand_id and b.conversation_id = i.conversation_id
        and b.kind = 'message' and b.direction = 'out' and b.id > i.message_id)`.execute(ctx.db);
  return rows[0] ?? null;
}

/**
 * Submits what a message answered, once, and asks the next question or says thanks, in the same conversation. `pressed`: the question above
 * the button that was pressed; pressed again it changes the answer, as long as the survey allows that.
 */
export async function readSurveyAnswer(
  job: JobRun,
  { invitationId, messageId, pressed }: { invitationId: number; messageId: number; pressed?: string },
): Promise<void> {
  await job.write(async (ctx) => {
    await holdOffErasures(ctx);
    const invited = await holdInvitation(ctx, invitationId);
    const asked = pressed ?? invited?.asks ?? null;
    if (!invited || asked === null || (invited.heard_message_id ?? 0) >= messageId) return;
    const { rows } = await sql<{ body: string; conversation_id: number; at: Date }>`
      select t.body, m.conversation_id, m.at from message_view m join message_words_view t on t.brand_id = m.brand_id and t.message_id = m.id
      where m.brand_id = ${ctx.brandId} and m.id = ${messageId}`.execute(ctx.db);
    const question = questionOf(invited.definition, asked);
    const read = rows[0] && question && readAnswer(question, rows[0].body);
    if (!rows[0] || !question || !read) return;
    const before = await answersSoFar(ctx, invited);
    const again = pressed !== undefined && before[asked] !== undefined;
    const answers = withAnswer(invited.definition, before, question, read);
    const became = await submitHeard(ctx, invited, answers, { ...rows[0], again });
    if (became === "repeated" && again) return noteHeard(ctx, invited.id, messageId);
    const step = { answers, messageId, conversationId: rows[0].conversation_id, became, again };
    await goOn(ctx, job.house, invited, step);
  });
}

/** The answers with the new one; what was written beside a score is the comment, where the survey asks for one next. */
function withAnswer(
  definition: Definition,
  before: Answers,
  question: Question,
  { answer, rest }: NonNullable<ReturnType<typeof readAnswer>>,
): Answers {
  const answers: Answers = { ...before, [question.key]: answer };
  const comment = walk(definition, answers).shown.find((one) => one.type === "text" && one.comment);
  if (rest !== "" && comment && comment.key !== question.key && !answers[comment.key]) answers[comment.key] = rest;
  return answers;
}

async function answersSoFar(ctx: Context, { id, survey_id }: Invited): Promise<Answers> {
  const { rows } = await sql<{ answers: Answers }>`select answers from survey_response
    where brand_id = ${ctx.brandId} and survey_id = ${survey_id} and key = ${`inv:${id}`}`.execute(ctx.db);
  const given = Object.entries(rows[0]?.answers ?? {}).filter(([, answer]) => answer !== null);
  return Object.fromEntries(given);
}

async function noteHeard(ctx: Context, id: number, messageId: number): Promise<void> {
  await sql`update survey_invitation set heard_message_id = ${messageId}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

type Became = "recorded" | "changed" | "repeated" | "over" | "late";
type Heard = { conversation_id: number; at: Date; again: boolean };

/** Nothing is submitted where the survey was closed meanwhile (`over`), or where it is too late to change an answer (`late`). */
async function submitHeard(ctx: Context, invited: Invited, answers: Answers, heard: Heard): Promise<Became> {
  const survey = await openSurvey(ctx, { id: invited.survey_id, version: invited.version });
  if (invited.used_at === null && invited.expires_at <= heard.at) return "over";
  try {
    if (invited.used_at === null || heard.again) await refuseClosed(ctx, survey);
    return (await submitResponse(ctx, await submissionOf(ctx, invited, answers, { survey, ...heard }))).result;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "survey_closed") return "over";
    if (error.code === "survey_answered") return "late";
    throw error;
  }
}

async function submissionOf(
  ctx: Context,
  invited: Invited,
  answers: Answers,
  heard: Heard & { survey: OpenSurvey },
): Promise<Submission> {
  const { circumstances: about, identity_id: identityId, channel } = invited;
  const text = (name: string) => (about[name] === undefined || about[name] === null ? null : String(about[name]));
  const id = (name: string) => (typeof about[name] === "number" ? (about[name] as number) : null);
  return {
    survey: heard.survey,
    key: `inv:${invited.id}`,
    answers,
    mode: channel === "sms" || channel === "chat" ? channel : "messenger",
    channel: text("channel") ?? channel,
    touchpoint: text("touchpoint") ?? invited.settings.touchpoint,
    partnerId: id("partner_id"),
    productId: id("product_id"),
    agent: text("agent"),
    identityId,
    customerId: identityId === null ? null : await customerOfIdentity(ctx, identityId),
    invitationId: invited.id,
    conversationId: invited.subject === "conversation" ? invited.subject_id : heard.conversation_id,
    language: languageOf(invited),
    startedAt: heard.at,
    answeredAt: heard.at,
    isTest: invited.is_test,
    strict: false,
    rewrites: !heard.again,
  };
}

type Step = { answers: Answers; messageId: number; conversationId: number; became: Became; again: boolean };

async function goOn(
  ctx: Context,
  house: House,
  invited: Invited,
  { answers, messageId, conversationId, became, again }: Step,
): Promise<void> {
  const { id, channel, identity_id: identityId } = invited;
  const customerId = identityId === null ? null : await customerOfIdentity(ctx, identityId);
  if (identityId === null || customerId === null) return;
  const name = (await customerNames(ctx, [customerId])).get(customerId) ?? null;
  const over = became === "over";
  const late = over || became === "late";
  const next = late ? undefined : nextQuestion(invited, answers);
  const words = askWords(languageOf(invited));
  const opening = over ? words.closed : late ? words.late : again ? words.changed : words.thanks;
  const { text, buttons } = wordsOf(house, ctx.brandId, invited, { next, name, opening });
  const sent = await tellCustomer(ctx, {
    ...{ customerId, identityId, channel, conversationId, text, buttons },
    clientId: `survey-answer:${id}:${messageId}`,
    meta: { survey: { key: invited.survey_key, name: invited.survey_name, invitation: id } },
  });
  const asks = next && isAskable(next) ? next.key : null;
  if (asks) await notePut(ctx, { messageId: sent.messageId, invitationId: id, question: asks });
  await sql`update survey_invitation set heard_message_id = ${messageId}, asks = ${asks}, message_id = ${sent.messageId},
      conversation_id = ${sent.conversationId}, remind_at = null,
      state = case when ${over} then state else 'used' end, used_at = case when ${over} then used_at else coalesce(used_at, ${ctx.now}) end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** The next question on the way that was not answered; statements are not said. */
function nextQuestion({ definition }: Invited, answers: Answers): Question | undefined {
  return walk(definition, answers).shown.find(({ key, type }) => type !== "statement" && answers[key] === undefined);
}

type Say = { next: Question | undefined; name: string | null; opening: string };

function wordsOf(
  house: House,
  brandId: number,
  invited: Invited,
  { next, name, opening }: Say,
): { text: string; buttons: string[] } {
  const language = languageOf(invited);
  const words = askWords(language);
  if (!next) return { text: opening, buttons: [] };
  // What cannot be asked in a message is asked on the page.
  const link = personalLink(house, brandId, invited.token);
  if (!isAskable(next)) return { text: `${opening}\n${fill(words.more, { link })}`, buttons: [] };
  const put = questionLines(next, language, name);
  const offered = buttonsOf(next, language, name);
  const buttons = offered.length <= buttonsOn(invited.channel) ? offered : [];
  return { text: [opening, put.title, ...(buttons.length > 0 ? [] : put.lines)].join("\n"), buttons };
}
