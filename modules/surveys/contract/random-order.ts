import type { Definition, Question, Section } from "./definition.ts";

/** In an order that looks random and is the same for the same seed (mulberry32). */
function shuffled<T>(list: readonly T[], seed: number): T[] {
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

/** A seed of a text, such as a response's key (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The survey in the order in which one customer sees it: what is to be in random order stands otherwise for each seed. */
export function inOrderOf(definition: Definition, seed: number): Definition {
  const options = (question: Question): Question =>
    "options" in question && question.random ? { ...question, options: shuffled(question.options, seed) } : question;
  const section = (one: Section): Section => {
    const questions = one.questions.map(options);
    return { ...one, questions: one.random ? shuffled(questions, seed) : questions };
  };
  return { ...definition, sections: definition.sections.map(section) };
}
