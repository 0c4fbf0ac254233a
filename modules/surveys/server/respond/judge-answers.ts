import { Refusal } from "../../../../platform/errors/index.ts";
import { sentimentOf } from "../../../../platform/text/sentiment/index.ts";
import type { Answer, Answers } from "../../contract/answers.ts";
import { checkAnswer } from "../../contract/check-answer.ts";
import type { Definition, Question } from "../../contract/definition.ts";
import { isAnswered, type Known, walk } from "../../contract/walk.ts";
import { readFormats } from "./read-formats.ts";
import type { Score, ScoreColumns } from "./submission.ts";

/** What some answers come to. */
export type Judged = {
  /** Of every question that was to be shown; null where it was passed over. */
  answers: Answers;
  scores: Score[];
  columns: ScoreColumns;
  comment: string | null;
  /** Of the comment, −1 … 1. */
  sentiment: number | null;
  /** What numbers are made of: a number, or keys. */
  closed: Record<string, number | string[] | null>;
};

/**
 * Reads answers along the way that they make through the survey. Refuses `answers_refused`, with the key and the problem of each that
 * cannot stand; answers to questions off the way do not count. Where nobody saw which answers are required (`strict: false`), none is.
 */
export function judgeAnswers(
  definition: Definition,
  given: Answers,
  { strict, known }: { strict: boolean; known?: Known | undefined },
): Judged {
  const keys = new Set(definition.sections.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const fields = Object.keys(given)
    .filter((key) => !keys.has(key))
    .map((path) => ({ path, code: "answer_not_asked" }));
  const answers: Answers = {};
  const { shown } = walk(definition, given, known);
  for (const question of shown) {
    const checked = checkAnswer(question, given[question.key], readFormats);
    if ("problem" in checked) fields.push({ path: question.key, code: checked.problem });
    else if (strict && isMissing(question, checked.value)) fields.push({ path: question.key, code: "answer_required" });
    else if (question.type !== "statement") answers[question.key] = checked.value;
  }
  if (fields.length > 0) throw new Refusal("answers_refused", { field: fields[0]!.path, fields });
  return judge(shown, answers);
}

function isMissing({ required, type }: Question, value: Answer): boolean {
  if (!required || type === "statement") return false;
  return type === "consent" ? value !== true : !isAnswered(value);
}

function judge(shown: readonly Question[], answers: Answers): Judged {
  const scores = shown.flatMap((question) => scoreOf(question, answers[question.key]) ?? []);
  const first = (kind: Score["kind"]) => scores.find((score) => score.kind === kind)?.score ?? null;
  const texts = shown.filter((question) => question.type === "text" && question.comment);
  const comment = texts.map(({ key }) => answers[key]).find((text) => typeof text === "string") as string | undefined;
  const closed = Object.fromEntries(
    shown.flatMap((question) => {
      const value = closedOf(question, answers[question.key] ?? null);
      return value === undefined ? [] : [[question.key, value]];
    }),
  );
  return {
    answers,
    scores,
    columns: {
      nps: first("nps"),
      nps_1_10: first("nps_1_10"),
      csat: first("csat"),
      ces: first("ces"),
      expectation: first("expectation"),
    },
    comment: comment ?? null,
    sentiment: comment ? sentimentOf(comment).score : null,
    closed,
  };
}

function scoreOf(question: Question, answer: Answer | undefined): Score | null {
  if (question.type === "scale" && question.score && typeof answer === "number")
    return { question: question.key, kind: question.score, score: answer };
  if (question.type !== "choice" || question.score !== "expectation" || !Array.isArray(answer)) return null;
  const score = ["missed", "met", "exceeded"].indexOf(answer[0] ?? "") + 1;
  return score > 0 ? { question: question.key, kind: "expectation", score } : null;
}

/** An answer as it is counted; undefined for questions whose answers are words, numbers or dates of their own. */
function closedOf(question: Question, answer: Answer): number | string[] | null | undefined {
  switch (question.type) {
    case "scale":
      return answer as number | null;
    case "choice":
      if (answer === null || Array.isArray(answer)) return answer;
      return [...(answer as { picked: string[] }).picked, "other:"];
    case "ranking":
      return answer === null ? null : (answer as string[]).map((key, at) => `${key}:${at + 1}`);
    case "matrix":
      return answer === null
        ? null
        : Object.entries(answer as Record<string, string>).map(([row, column]) => `${row}:${column}`);
    case "file":
      return answer === null ? null : ["attached"];
    case "consent":
      return answer === null ? null : [answer ? "yes" : "no"];
    default:
      return undefined;
  }
}
