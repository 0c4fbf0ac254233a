import type { Answer, Answers } from "./answers.ts";
import type { Comparison, Condition, Definition, Question } from "./definition.ts";

/** What is known of the customer, for conditions and piping: `lifecycle`, `first_name` … */
export type Known = Readonly<Record<string, string | number | boolean | null>>;
/** The way through a survey that some answers make: the questions to be shown, in order, and how it ends. */
export type Walk = { shown: Question[]; ending: string | null };

/** Whether an answer says anything; what was shown and passed over does not. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null || answer === "") return false;
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer === "object") {
    if ("picked" in answer) return (answer.picked as unknown as string[]).length > 0 || Boolean(answer.other);
    return Object.keys(answer).length > 0;
  }
  return true;
}

/** The texts by which an answer is compared: keys of options, or the value itself. */
function textsOf(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === null) return [];
  if (Array.isArray(answer)) return answer;
  if (typeof answer === "object") return "picked" in answer ? [...answer.picked] : Object.values(answer);
  return [String(answer)];
}

function holdsOne({ of, is, value }: Comparison, answers: Answers, known: Known): boolean {
  const answer = of.startsWith("customer.") ? (known[of.slice("customer.".length)] ?? null) : answers[of];
  if (is === "answered") return isAnswered(answer);
  if (is === "unanswered") return !isAnswered(answer);
  const texts = textsOf(answer);
  const wanted = Array.isArray(value) ? value : [String(value ?? "")];
  if (is === "equals" || is === "one_of") return texts.some((text) => wanted.includes(text));
  if (is === "not_equals") return !texts.some((text) => wanted.includes(text));
  if (is === "contains") return texts.some((text) => text.includes(wanted[0] ?? ""));
  const number = Number(texts[0]);
  if (texts.length === 0 || Number.isNaN(number)) return false;
  return is === "at_least" ? number >= Number(wanted[0]) : number <= Number(wanted[0]);
}

/** Whether a condition holds for what was answered so far. An empty one always does. */
export function holds(condition: Condition | undefined, answers: Answers, known: Known = {}): boolean {
  if (!condition || condition.of.length === 0) return true;
  const one = (comparison: Comparison) => holdsOne(comparison, answers, known);
  return condition.match === "all" ? condition.of.every(one) : condition.of.some(one);
}

/**
 * Walks through a survey. Answers to questions that the way does not lead to do not count for conditions, so that somebody who goes back
 * and answers otherwise is not led by what no longer stands. Jumps lead forward only, which `definitionProblems` holds.
 */
export function walk({ sections }: Definition, answers: Answers, known: Known = {}): Walk {
  const shown: Question[] = [];
  const counted: Answers = {};
  for (let at = 0; at < sections.length; ) {
    const section = sections[at]!;
    for (const question of section.questions) {
      if (!holds(question.show_if, counted, known)) continue;
      shown.push(question);
      const answer = answers[question.key];
      if (answer !== undefined) counted[question.key] = answer;
    }
    const to = section.jumps.find(({ when }) => holds(when, counted, known))?.to;
    if (to === "end") return { shown, ending: null };
    if (to?.startsWith("ending:")) return { shown, ending: to.slice("ending:".length) };
    const target = to === undefined ? -1 : sections.findIndex(({ key }) => key === to);
    at = target > at ? target : at + 1;
  }
  return { shown, ending: null };
}

/** What a walk is made of, as functions that know nothing but each other: a page can be given them as a script. */
export const walkParts = [isAnswered, textsOf, holdsOne, holds, walk];
