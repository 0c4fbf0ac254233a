import { useMemo, useState } from "react";
import {
  type Answer,
  type Answers,
  checkAnswer,
  type Definition,
  inOrderOf,
  isAnswered,
  type Question,
} from "../../contract.ts";
import { readFormats } from "../answering/read-formats.ts";
import { pagesOf, type SurveyPage } from "./pages-of.ts";

/** Walks through a survey as a customer does: page by page, led by the answers, told what an answer lacks. */
export function useWalk(definition: Definition, { strict = true } = {}) {
  const [answers, setAnswers] = useState<Answers>({});
  const [at, setAt] = useState(definition.greeting && strict ? -1 : 0);
  const [seed, setSeed] = useState(1);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const mixed = useMemo(() => inOrderOf(definition, seed), [definition, seed]);
  const { pages, ending } = pagesOf(mixed, answers);
  const page: SurveyPage | undefined = pages[at];
  const answer = (key: string, value: Answer) => {
    setAnswers((now) => ({ ...now, [key]: value }));
    setProblems(({ [key]: _solved, ...left }) => left);
  };
  /** Goes on where everything on the page can stand; gives whether it did. */
  function next(): boolean {
    const found = page ? problemsOf(page.questions, answers, strict) : {};
    setProblems(found);
    if (Object.keys(found).length > 0) return false;
    setAt(at + 1);
    return true;
  }
  function restart() {
    setAnswers({});
    setProblems({});
    setSeed(seed + 1);
    setAt(definition.greeting && strict ? -1 : 0);
  }
  const isOver = at >= pages.length;
  return { answers, answer, at, page, pages, ending, problems, next, back: () => setAt(at - 1), restart, isOver };
}

function problemsOf(questions: readonly Question[], answers: Answers, strict: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  for (const question of questions) {
    const checked = checkAnswer(question, answers[question.key], readFormats);
    if ("problem" in checked) found[question.key] = checked.problem;
    else if (strict && isMissing(question, checked.value)) found[question.key] = "answer_required";
  }
  return found;
}

function isMissing({ required, type }: Question, value: Answer): boolean {
  if (!required || type === "statement") return false;
  return type === "consent" ? value !== true : !isAnswered(value);
}
