import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Answers } from "../../contract/answers.ts";
import type { AppAnswered, AppAnswers } from "../../contract/in-app.ts";
import { walk } from "../../contract/walk.ts";
import { closedSince, givenAt, withoutFilesIn } from "../public/given-late.ts";
import { type Handed, handIn } from "../public/hand-in.ts";
import { type Kept, readKept, savePartial } from "../public/save-partial.ts";
import { inOwnOrder, nextStep } from "../public/steps.ts";
import { inBrand, type Place, placeOfInvitation, responseKey } from "../public/survey-place.ts";
import type { Posted, Taken } from "../public/take-posts.ts";
import type { Submitted } from "../respond/submission.ts";

type Door = { house: House; take(posted: Posted): Promise<Taken> };

/**
 * Takes answers of an app: keeps them, or hands them in where they are `done`. What comes again with its client id is the same response.
 * Refuses `not_found`, `survey_closed`, `survey_expired`, `survey_answered`, and `answers_refused` with the problem of each question.
 */
export async function answerInApp(door: Door, link: string, body: AppAnswers): Promise<AppAnswered> {
  const place = inOwnOrder(withoutFilesIn(await placeOfInvitation(door.house, link)), link);
  const key = responseKey(place, body.client_id);
  const answers = knownOnly(place, body.answers);
  const language = body.language ?? place.survey.definition.languages[0]!;
  const handed = { key, answers, language, circumstances: {} };
  const { kept, outcome } =
    body.answered_at === undefined
      ? await takeNow(door, place, handed, body.done)
      : await takeLate(
          door.house,
          place,
          { ...handed, answeredAt: givenAt(body.answered_at, door.house.clock()) },
          body.done,
        );
  const all = { ...kept?.answers, ...answers };
  if (!outcome) return { result: "kept", next: nextOf(place, all), ending: null };
  return { result: outcome.result, next: [], ending: endingOf(place, all) };
}

type Took = { kept: Kept; outcome: Submitted | null };

async function takeNow(door: Door, place: Place, handed: Handed, done: boolean): Promise<Took> {
  const { key, answers } = handed;
  let before: Submitted | null = null;
  const decide = (kept: Kept) => {
    before = repeated(place, kept, answers);
    return done && !before ? { ...handed, answers: { ...kept?.answers, ...answers } } : null;
  };
  const { kept, late, outcome } = await door.take({ place, key, answers, decide });
  if (before) return { kept, outcome: before };
  if (late) throw new Refusal(late);
  if (outcome instanceof Refusal) throw outcome;
  return { kept, outcome };
}

/** An anonymous survey's invitation is used up by its first answers: the same device that tells them again tells nothing new. */
function repeated({ survey }: Place, kept: Kept, answers: Answers): Submitted | null {
  if (!survey.settings.anonymous || !kept?.answered_at) return null;
  const same = Object.entries(answers).every(
    ([key, answer]) => JSON.stringify(kept.answers[key] ?? null) === JSON.stringify(answer),
  );
  if (!same) throw new Refusal("survey_answered");
  return { id: kept.id, result: "repeated" };
}

/** Answers that waited count for the moment at which they were given, and nobody can be asked again: none is missing. */
async function takeLate(
  house: House,
  place: Place,
  handed: Handed & { answeredAt: Date },
  done: boolean,
): Promise<Took> {
  const { key, answers, answeredAt } = handed;
  const { invitation, survey, brand } = place;
  if (closedSince(place) <= answeredAt.getTime()) throw new Refusal("survey_closed");
  if (invitation && invitation.expires_at <= answeredAt && !invitation.used_at) throw new Refusal("survey_expired");
  return inBrand(house, brand.id, async (ctx) => {
    const kept = await readKept(ctx, survey.id, key);
    const before = repeated(place, kept, answers);
    if (before) return { kept, outcome: before };
    if (done) {
      const all = { ...kept?.answers, ...answers };
      return { kept, outcome: await handIn(ctx, place, { ...handed, answers: all, strict: false }) };
    }
    await savePartial(ctx, place, key, answers);
    return { kept, outcome: null };
  });
}

/** What no question of this survey asks is left out: an app may know an older version. */
function knownOnly({ survey }: Place, answers: Answers): Answers {
  const keys = new Set(survey.definition.sections.flatMap(({ questions }) => questions.map(({ key }) => key)));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
}

/** The questions of the next page, after those that were answered or passed over. */
function nextOf({ survey, known }: Place, answers: Answers): string[] {
  const { questions } = nextStep(survey.definition, answers, Object.keys(answers), known);
  return questions.map(({ key }) => key);
}

function endingOf({ survey, known }: Place, answers: Answers): AppAnswered["ending"] {
  const { endings, thanks } = survey.definition;
  const ending = endings.find(({ key }) => key === walk(survey.definition, answers, known).ending);
  const said = ending ?? thanks;
  return { title: said?.title ?? null, note: said?.note ?? null, link: ending?.link ?? null };
}
