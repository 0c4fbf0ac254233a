import type { Answers } from "../../contract/answers.ts";
import type { Definition, Question } from "../../contract/definition.ts";
import { inOrderOf, seedOf } from "../../contract/random-order.ts";
import { type Known, walk } from "../../contract/walk.ts";
import type { Place } from "./survey-place.ts";

/** The place with its survey in the order of this response: the same however often it is opened. */
export function inOwnOrder(place: Place, key: string): Place {
  const { survey } = place;
  return { ...place, survey: { ...survey, definition: inOrderOf(survey.definition, seedOf(key)) } };
}

/** What one page asks. `done`: nothing is left to ask. `share` of the way that lies behind, 0–1. */
export type Step = { questions: Question[]; done: boolean; share: number; section: number };

/**
 * The next page of a survey: the questions after those that were `seen`, of one section, as far as they do not hang on an answer that
 * this same page asks. So a survey with logic is answered page by page without any script.
 */
export function nextStep(definition: Definition, answers: Answers, seen: readonly string[], known: Known): Step {
  const { shown } = walk(definition, answers, known);
  const left = shown.filter(({ key }) => !seen.includes(key));
  const share = shown.length > 0 ? (shown.length - left.length) / shown.length : 1;
  const [first] = left;
  if (!first) return { questions: [], done: true, share: 1, section: -1 };
  const section = definition.sections.findIndex(({ questions }) => questions.some(({ key }) => key === first.key));
  const inSection = new Set(definition.sections[section]!.questions.map(({ key }) => key));
  const questions: Question[] = [];
  for (const question of left) {
    if (!inSection.has(question.key) || (definition.one_at_a_time && questions.length > 0)) break;
    if (questions.length > 0 && hangsOn(definition, question, questions)) break;
    questions.push(question);
  }
  return { questions, done: false, share, section };
}

/** Whether a question, or one that may come before it, is shown or not by what these questions are answered. */
function hangsOn({ sections }: Definition, question: Question, asked: readonly Question[]): boolean {
  const keys = new Set(asked.map(({ key }) => key));
  const all = sections.flatMap(({ questions }) => questions);
  const between = all.slice(all.findIndex(({ key }) => keys.has(key)) + 1, all.indexOf(question) + 1);
  return between.some(({ show_if: when }) => when?.of.some(({ of }) => keys.has(of)));
}

/** The pages back: what was seen before the last page. */
export function seenBefore(definition: Definition, answers: Answers, seen: readonly string[], known: Known): string[] {
  const before: string[] = [];
  for (;;) {
    const { questions, done } = nextStep(definition, answers, before, known);
    const next = [...before, ...questions.map(({ key }) => key)];
    if (done || seen.every((key) => next.includes(key))) return before;
    before.splice(0, before.length, ...next);
  }
}
