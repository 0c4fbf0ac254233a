import type { Language } from "../../contract.ts";

export type OpenQuestion = {
  message: number;
  conversation: number;
  language: Language;
  why: string;
  grouping: string;
  at: Date;
  text: string;
};
export type QuestionGroup = { key: string; questions: OpenQuestion[] };

/** Two questions are of one group from this share of common words on (Jaccard, with words that begin alike counted as one). */
const alike = 0.5;

/** Puts near-identical questions together, largest group first; within one, the newest first. Each question is in one group. */
export function groupsOf(questions: readonly OpenQuestion[]): QuestionGroup[] {
  const groups: (QuestionGroup & { words: Set<string>; language: Language })[] = [];
  for (const question of questions) {
    const words = new Set(question.grouping.split(" ").map(begin));
    const found = groups.find((group) => group.language === question.language && share(group.words, words) >= alike);
    if (found) found.questions.push(question);
    else
      groups.push({
        key: `${question.language}:${question.grouping}`,
        words,
        language: question.language,
        questions: [question],
      });
  }
  return groups
    .map(({ key, questions: all }) => ({ key, questions: all }))
    .sort((one, other) => other.questions.length - one.questions.length);
}

/** Endings differ («سفارشم», «سفارشمو»): what words begin with is compared. */
const begin = (word: string) => word.slice(0, 5);

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}
