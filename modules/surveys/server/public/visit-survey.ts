import { sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AnswerProblem } from "../../contract/check-answer.ts";
import { walk } from "../../contract/walk.ts";
import { judgeAnswers } from "../respond/judge-answers.ts";
import { handIn, refuseLate } from "./hand-in.ts";
import { kioskPage } from "./kiosk-page.ts";
import { readFields, typedFields } from "./read-fields.ts";
import { type Kept, readKept, savePartial } from "./save-partial.ts";
import { nextStep, seenBefore } from "./steps.ts";
import { askPage, nothingPage, thanksPage } from "./survey-pages.ts";
import { freshKey, inBrand, type Place, responseKey } from "./survey-place.ts";

export type Visit = { query: URLSearchParams; language: Language; script: string; wantsJson: boolean };
type Way = { language: Language; query: string; circumstances: Record<string, string | null>; script: string };

const about = ["channel", "touchpoint", "partner", "product", "agent"];

function wayOf({ survey, brand }: Place, visit: Visit): Way {
  const asked =
    visit.query.get("lang") ?? (survey.definition.languages.includes(visit.language) ? visit.language : brand.language);
  const language = (survey.definition.languages.find((one) => one === asked) ?? survey.definition.languages[0])!;
  const kept = new URLSearchParams();
  for (const name of ["lang", ...about]) {
    const value = visit.query.get(name);
    if (value) kept.set(name, value.slice(0, 200));
  }
  const circumstances = Object.fromEntries(
    about.filter((name) => kept.has(name)).map((name) => [name, kept.get(name)]),
  );
  return { language, query: kept.size > 0 ? `?${kept}` : "", circumstances, script: visit.script };
}

/** The page that a link opens. Looking at it counts for nothing; the score of a tap in a mail (`a`) is kept provisionally. */
export async function showPage(house: House, place: Place, visit: Visit): Promise<string> {
  const way = wayOf(place, visit);
  const key = freshKey();
  const tap = tapOf(place, visit.query.get("a"));
  const kept = await inBrand(house, place.brand.id, async (ctx) => {
    const before = await readKept(ctx, place.survey.id, responseKey(place, key));
    await refuseLate(ctx, place);
    await noteOpened(ctx, place);
    if (tap && !before?.answered_at) await savePartial(ctx, place, responseKey(place, key), tap);
    return before;
  });
  if (isOver(place, kept, house.clock(), visit.query.has("again"))) return overPage(place, kept, way, house.clock());
  const answers = { ...kept?.answers, ...tap };
  const step = nextStep(place.survey.definition, answers, [], place.known);
  return askPage(place, { ...way, step, seen: [], answers, key, tapped: tap !== null });
}

/** The page of a kiosk. A closed survey has none. */
export async function showKiosk(house: House, place: Place, visit: Visit): Promise<string> {
  const { language, query } = wayOf(place, visit);
  await inBrand(house, place.brand.id, (ctx) => refuseLate(ctx, place), true);
  return kioskPage(place, language, query);
}

const kioskMayWait = 60 * 86_400_000;

/** An answer that a kiosk kept until there was a network: it counts for the moment at which it was given, also if the survey closed since. */
async function takeKiosk(
  house: House,
  place: Place,
  way: Way,
  { key, answers, at }: { key: string; answers: Answers; at: string },
): Promise<Answered> {
  const given = Date.parse(at);
  const now = house.clock().getTime();
  const answeredAt = new Date(given > now - kioskMayWait && given <= now ? given : now);
  const { language, circumstances } = way;
  const handed = { key, answers, language, circumstances, mode: "kiosk", answeredAt, strict: false };
  await inBrand(house, place.brand.id, (ctx) => handIn(ctx, place, handed));
  return { done: true };
}

/** The answer that a tap in a mail names: a value of the first score question. Anything else is none. */
function tapOf({ survey, known }: Place, value: string | null): Answers | null {
  const first = walk(survey.definition, {}, known).shown.find((one) => one.type === "scale" && one.score);
  if (value === null || first?.type !== "scale" || !/^\d{1,2}$/.test(value)) return null;
  const score = Number(value);
  return score >= first.from && score <= first.to ? { [first.key]: score } : null;
}

type Ctx = Parameters<Parameters<typeof inBrand>[2]>[0];

async function noteOpened(ctx: Ctx, { invitation }: Place): Promise<void> {
  if (!invitation) return;
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

type Answered = { done: true } | { page: string; status: number };

/**
 * Takes what a page posts: `keep` keeps it, `tap` hands the score of a mail in, `back` goes a page back, anything else goes on, and hands
 * everything in when nothing is left to ask. What cannot stand is shown again as it was typed, and kept.
 */
export async function answerPage(house: House, place: Place, form: URLSearchParams, visit: Visit): Promise<Answered> {
  const way = wayOf(place, visit);
  const given = /^[\w-]{8,60}$/.exec(form.get("_key") ?? "")?.[0] ?? freshKey();
  const key = responseKey(place, given);
  const deed = form.get("_do");
  const { definition } = place.survey;
  const list = (name: string) => (form.get(name) ?? "").split(",").filter(Boolean);
  const asked = definition.sections
    .flatMap(({ questions }) => questions)
    .filter((one) => list("_asked").includes(one.key));
  const seen = list("_seen");
  const posted = readFields(asked, form);
  if (deed === "kiosk" && !place.invitation)
    return takeKiosk(house, place, way, { key, answers: posted, at: form.get("_at") ?? "" });
  const kept = await inBrand(house, place.brand.id, async (ctx) => {
    const before = await readKept(ctx, place.survey.id, key);
    await refuseLate(ctx, place);
    if (!before?.answered_at) await savePartial(ctx, place, key, posted);
    return before;
  });
  const answers: Answers = { ...kept?.answers, ...posted };
  if (deed === "keep") return { done: true };
  if (deed === "back") {
    const before = seenBefore(definition, answers, seen, place.known);
    const step = nextStep(definition, answers, before, place.known);
    return { page: askPage(place, { ...way, step, seen: before, answers, key: given }), status: 200 };
  }
  const here = { ...way, answers, key: given, typed: typedFields(form) };
  const next = [...seen, ...asked.map((question) => question.key)];
  const step = nextStep(definition, answers, next, place.known);
  const problems = problemsOf(place, answers, new Set(next));
  if (Object.keys(problems).length > 0 && deed !== "tap") {
    const again = nextStep(definition, answers, seen, place.known);
    return { page: askPage(place, { ...here, step: again, seen, problems }), status: 422 };
  }
  if (!step.done && deed !== "tap") return { page: askPage(place, { ...here, step, seen: next }), status: 200 };
  return submit(house, place, { ...way, key, answers, tap: deed === "tap" });
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

type Handing = Way & { key: string; answers: Answers; tap: boolean };

async function submit(
  house: House,
  place: Place,
  { language, key, answers, circumstances, query, tap }: Handing,
): Promise<Answered> {
  await inBrand(house, place.brand.id, (ctx) => handIn(ctx, place, { key, answers, language, circumstances }));
  if (tap) return { done: true };
  const changeable =
    place.survey.settings.change_within_minutes > 0 && place.invitation !== null && !place.survey.settings.anonymous;
  return { page: thanksPage(place, { language, query, answers, mayChange: changeable }), status: 200 };
}
