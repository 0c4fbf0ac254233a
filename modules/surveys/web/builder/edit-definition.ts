import type { Definition, Question, Section } from "../../contract.ts";
import { freshKey } from "./new-question.ts";

/** Where a question stands: the place of its section and its own there. */
function placeOf({ sections }: Definition, key: string): [section: number, question: number] | null {
  for (const [at, { questions }] of sections.entries()) {
    const inside = questions.findIndex((one) => one.key === key);
    if (inside >= 0) return [at, inside];
  }
  return null;
}

const withSections = (definition: Definition, sections: Section[]): Definition => ({ ...definition, sections });

/** All questions in the order in which they stand. */
export function questionsOf({ sections }: Definition): Question[] {
  return sections.flatMap(({ questions }) => questions);
}

/** Changes one question. */
export function withQuestion(definition: Definition, next: Question): Definition {
  return withSections(
    definition,
    definition.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (one.key === next.key ? next : one)),
    })),
  );
}

/** Changes one section. */
export function withSection(definition: Definition, key: string, changed: Partial<Section>): Definition {
  return withSections(
    definition,
    definition.sections.map((one) => (one.key === key ? { ...one, ...changed } : one)),
  );
}

/** Puts a question into a section, before the one named or at its end. */
export function withAdded(
  definition: Definition,
  question: Question,
  section: string,
  before: string | null = null,
): Definition {
  return withSections(
    definition,
    definition.sections.map((one) => {
      if (one.key !== section) return one;
      const at = one.questions.findIndex(({ key }) => key === before);
      const place = at < 0 ? one.questions.length : at;
      return { ...one, questions: one.questions.toSpliced(place, 0, question) };
    }),
  );
}

/** Takes a question out. What speaks of it stays and is told as a problem, so that nobody's logic goes silently. */
export function withoutQuestion(definition: Definition, key: string): Definition {
  return withSections(
    definition,
    definition.sections.map((one) => ({ ...one, questions: one.questions.filter((other) => other.key !== key) })),
  );
}

/** The same question once more under it, with a key of its own. */
export function withCopy(definition: Definition, key: string): { definition: Definition; key: string } {
  const place = placeOf(definition, key);
  if (!place) return { definition, key };
  const { key: section, questions } = definition.sections[place[0]]!;
  const copy = { ...structuredClone(questions[place[1]]!), key: freshKey("q") };
  const before = questions[place[1] + 1]?.key ?? null;
  return { definition: withAdded(definition, copy, section, before), key: copy.key };
}

/** Moves a question one place, over the border of its section where it stands at it. */
export function withMoved(definition: Definition, key: string, by: -1 | 1): Definition {
  const place = placeOf(definition, key);
  if (!place) return definition;
  const [at, inside] = place;
  const { questions } = definition.sections[at]!;
  const other = questions[inside + by];
  const question = questions[inside]!;
  if (other) {
    const swapped = questions.with(inside + by, question).with(inside, other);
    return withSections(definition, definition.sections.with(at, { ...definition.sections[at]!, questions: swapped }));
  }
  const next = definition.sections[at + by];
  if (!next) return definition;
  const before = by === 1 ? (next.questions[0]?.key ?? null) : null;
  return withAdded(withoutQuestion(definition, key), question, next.key, before);
}

/** Drops a question before another one, or at the end of a section. */
export function withDropped(definition: Definition, key: string, section: string, before: string | null): Definition {
  if (key === before) return definition;
  const question = questionsOf(definition).find((one) => one.key === key);
  return question ? withAdded(withoutQuestion(definition, key), question, section, before) : definition;
}

/** Moves something of a list one place; what stands at the end stays. */
export function movedInList<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return [...list];
  return list.with(to, one).with(at, other);
}

/** Questions that stand before a place: what conditions there may speak of. */
export function questionsBefore(definition: Definition, key: string): Question[] {
  const before: Question[] = [];
  for (const section of definition.sections) {
    const inside: Question[] = [];
    for (const question of section.questions) {
      if (question.key === key) return [...before, ...(section.random ? [] : inside)];
      inside.push(question);
    }
    before.push(...inside);
    if (section.key === key) return before;
  }
  return before;
}
