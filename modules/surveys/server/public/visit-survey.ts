import { sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import { checkAnswer } from "../../contract/check-answer.ts";
import { firstAsked } from "../ask/invitation-rows.ts";
import { isClosed } from "../define/survey-rows.ts";
import { judgeAnswers } from "../respond/judge-answers.ts";
import { readFormats } from "../respond/read-formats.ts";
import { attach, filesPart, readFiles } from "./attachments.ts";
import { type Handed, type Late, lateness } from "./hand-in.ts";
import { takeKiosk } from "./kiosk.ts";
import { sayer } from "./question-fields.ts";
import { readFields, typedFields } from "./read-fields.ts";
import type { Posting } from "./read-parts.ts";
import { type Kept, readKept, savePartial } from "./save-partial.ts";
import { inOwnOrder, nextStep, seenBefore } from "./steps.ts";
import { askPage, greetingPage, nothingPage, thanksPage } from "./survey-pages.ts";
import { freshKey, inBrand, type Place, responseKey } from "./survey-place.ts";
import type { Posted, Taken } from "./take-posts.ts";
import { type Visit, type Way, wayOf } from "./way.ts";

/** Where posts come in; `count` refuses too many attempts to attach (`too_many_requests`). */
export type Door = {
  house: House;
  take(posted: Posted): Promise<Taken>;
  count(key: string, address: string): void;
};

export type Shown = { page: string; status: number };

/** The page that a link opens. Looking at it counts for nothing; the score of a tap in a mail (`a`) is kept provisionally. */
export async function showPage(house: House, asked: Place, visit: Visit): Promise<Shown> {
  const way = wayOf(asked, visit);
  const key = freshKey();
  const place = inOwnOrder(asked, responseKey(asked, key));
  const tap = tapOf(asked, visit.query.get("a"));
  const { kept, late } = await inBrand(house, place.brand.id, async (ctx) => {
    const before = await readKept(ctx, place.survey.id, responseKey(place, key));
    await noteOpened(ctx, place);
    if (tap && !before?.answered_at) await savePartial(ctx, place, responseKey(place, key), tap);
    return { kept: before, late: lateness(ctx, place, await isClosed(ctx, place.survey)) };
  });
  if (isOver(place, kept, house.clock(), visit.query.has("again")))
    return { page: overPage(place, kept, way, house.clock()), status: 200 };
  if (late) return latePage(place, late, way);
  const answers = { ...kept?.answers, ...tap };
  if (place.survey.definition.greeting && !tap && !kept)
    return { page: greetingPage(place, { ...way, key }), status: 200 };
  const step = nextStep(place.survey.definition, answers, [], place.known);
  const files = await readFiles(house, place, responseKey(place, key));
  return { page: askPage(place, { ...way, step, seen: [], answers, key, files, tapped: tap !== null }), status: 200 };
}

/** Where it is too late to answer: the brand's own words for a closed survey, where it has some. */
function latePage(place: Place, late: Late, { language }: Way): Shown {
  const { settings } = place.survey;
  const own = late === "survey_closed" && settings.closed_words;
  const words = own ? sayer(place, language)(own) : "";
  const what = late === "survey_closed" ? "closed" : "expired";
  return { page: nothingPage(language, what, words, settings.colour), status: 410 };
}

/** The answer that a tap in a letter names: of the question that the letter carried (`firstAsked`). Anything else is none. */
function tapOf({ survey }: Place, value: string | null): Answers | null {
  const question = firstAsked(survey);
  if (!question || value === null) return null;
  const checked = checkAnswer(question, question.type === "choice" ? [value] : value, readFormats);
  return "value" in checked && checked.value !== null ? { [question.key]: checked.value } : null;
}

type Ctx = Parameters<Parameters<typeof inBrand>[2]>[0];

/** When an anonymous survey's invitation was opened is nobody's to know. */
async function noteOpened(ctx: Ctx, { invitation, survey }: Place): Promise<void> {
  if (!invitation || survey.settings.anonymous) return;
  await sql`update survey_invitation set opened_at = ${ctx.now}, state = case when state = 'sent' then 'opened' else state end
    where brand_id = ${ctx.brandId} and id = ${invitation.id} and opened_at is null`.execute(ctx.db);
}

function mayChange({ survey }: Place, kept: Kept, now: Date): boolean {
  const minutes = survey.settings.change_within_minutes;
  return kept?.answered_at != null && now.getTime() <= kept.answered_at.getTime() + minutes * 60_000;
}

function isOver(place: Place, kept: Kept, now: Date, again: boolean): boolean {
  if (place.survey.settings.anonymous && place.invitation?.used_at) return true;
  if (!kept?.answered_at) return false;
  return !(again && mayChange(place, kept, now));
}

function overPage(place: Place, kept: Kept, { language, query }: Way, now: Date): string {
  if (!kept) return nothingPage(language, "answered", "", place.survey.settings.colour);
  return thanksPage(place, { language, query, answers: kept.answers, mayChange: mayChange(place, kept, now) });
}

type Answered = { done: true } | Shown;

/**
 * Takes what a page posts: `keep` keeps it, `tap` hands the score of a mail in, `back` goes a page back, anything else goes on, and hands
 * everything in when nothing is left to ask. What cannot stand is shown again as it was typed, and kept.
 */
export async function answerPage(
  door: Door,
  at: Place,
  { form, files: sent }: Posting,
  visit: Visit,
): Promise<Answered> {
  const way = wayOf(at, visit);
  const given = /^[\w-]{8,60}$/.exec(form.get("_key") ?? "")?.[0] ?? freshKey();
  const key = responseKey(at, given);
  const place = inOwnOrder(at, key);
  const { definition } = place.survey;
  const { deed, asked, seen } = pageOf(place, form);
  const read = readFields(asked, form);
  if (deed === "kiosk" && !place.invitation) {
    await takeKiosk(door.house, place, way, { key, answers: read, at: form.get("_at") ?? "" });
    return { done: true };
  }
  if (sent.length > 0) door.count(`${place.brand.id} ${key}`, visit.address);
  const attached = await attach(door.house, place, { key, asked, sent, deed });
  const { files, stays, problems: refused } = attached;
  const again = stays || Object.keys(refused).length > 0;
  const posted = { ...read, ...attached.answers };
  const next = [...seen, ...asked.map((question) => question.key)];
  const { language, circumstances } = way;
  // Who opens an open link within an app answers there.
  const inApp = !place.invitation && visit.query.get("in") === "app";
  const decide = (kept: Kept): Handed | null => {
    const answers: Answers = { ...kept?.answers, ...posted };
    const ends = !again && (deed === "tap" || goesOn(place, answers, next, deed) === null);
    return ends ? { key, answers, language, circumstances, ...(inApp && { mode: "app" }) } : null;
  };
  const { kept, late, outcome } = await door.take({ place, key, answers: posted, decide });
  if (outcome instanceof Refusal) throw outcome;
  if (late) return latePage(place, late, way);
  const answers: Answers = { ...kept?.answers, ...posted };
  if (deed === "keep" || deed === "tap") return { done: true };
  if (outcome) return thanks(place, way, answers);
  const here = { ...way, answers, key: given, files };
  if (again && visit.wantsJson) return filesPart(attached, asked, language);
  if (deed === "back") {
    const before = seenBefore(definition, answers, seen, place.known);
    return { page: askPage(place, { ...here, step: stepAfter(place, answers, before), seen: before }), status: 200 };
  }
  const problems = { ...(stays ? {} : goesOn(place, answers, next, deed)), ...refused };
  if (!again && Object.keys(problems).length === 0)
    return { page: askPage(place, { ...here, step: stepAfter(place, answers, next), seen: next }), status: 200 };
  const typed = typedFields(form);
  return {
    page: askPage(place, { ...here, typed, step: stepAfter(place, answers, seen), seen, problems }),
    status: Object.keys(problems).length > 0 ? 422 : 200,
  };
}

/** Which page was posted, and what is wanted with it. */
function pageOf({ survey }: Place, form: URLSearchParams) {
  const list = (name: string) => (form.get(name) ?? "").split(",").filter(Boolean);
  const names = new Set(list("_asked"));
  const asked = survey.definition.sections.flatMap(({ questions }) => questions).filter((one) => names.has(one.key));
  return { deed: form.get("_do"), asked, seen: list("_seen") };
}

const stepAfter = ({ survey, known }: Place, answers: Answers, seen: readonly string[]) =>
  nextStep(survey.definition, answers, seen, known);

/** Why a page does not hand in yet: what cannot stand on it, or nothing but that more is to be asked. Null where everything is answered. */
function goesOn(place: Place, answers: Answers, next: readonly string[], deed: string | null) {
  if (deed === "keep" || deed === "back") return {};
  const problems = problemsOf(place, answers, new Set(next));
  return Object.keys(problems).length === 0 && stepAfter(place, answers, next).done ? null : problems;
}

function problemsOf(place: Place, answers: Answers, seen: ReadonlySet<string>): Record<string, AnswerProblem> {
  try {
    judgeAnswers(place.survey.definition, answers, { strict: true, known: place.known });
    return {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.detail.fields ?? [];
    return Object.fromEntries(
      fields.filter(({ path }) => seen.has(path)).map(({ path, code }) => [path, code]),
    ) as Record<string, AnswerProblem>;
  }
}

function thanks(place: Place, { language, query }: Way, answers: Answers): Shown {
  const { survey, invitation } = place;
  const mayChange = survey.settings.change_within_minutes > 0 && invitation !== null && !survey.settings.anonymous;
  return { page: thanksPage(place, { language, query, answers, mayChange }), status: 200 };
}
