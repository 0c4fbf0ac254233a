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
