import { type Answers, type Definition, type Question, type Section, walk } from "../../contract.ts";

/** What stands on screen at once: the questions of a section, or one of them. */
export type SurveyPage = { section: Section; questions: Question[] };

/** The pages that some answers lead to, and how it ends after them. What was answered on a page changes only later ones. */
export function pagesOf(definition: Definition, answers: Answers): { pages: SurveyPage[]; ending: string | null } {
  const { shown, ending } = walk(definition, answers);
  const pages: SurveyPage[] = [];
  for (const question of shown) {
    const section = definition.sections.find(({ questions }) => questions.includes(question))!;
    const last = pages.at(-1);
    if (last?.section === section && !definition.one_at_a_time) last.questions.push(question);
    else pages.push({ section, questions: [question] });
  }
  return { pages, ending };
}

/** In an order that looks random and is the same for the same seed (mulberry32). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const to = Math.floor(next() * (at + 1));
    [mixed[at], mixed[to]] = [mixed[to] as T, mixed[at] as T];
  }
  return mixed;
}
