import { parseDay } from "../../../../platform/values/index.ts";
import type { Answer, Answers } from "../../contract/answers.ts";
import type { Question } from "../../contract/definition.ts";

/** What a form without script says for some questions, but for their files: values as they are to be judged. Dates are read in either calendar. */
export function readFields(questions: readonly Question[], form: URLSearchParams): Answers {
  return Object.fromEntries(
    questions
      .filter(({ type }) => type !== "statement" && type !== "file")
      .map((question) => [question.key, readOne(question, form)]),
  );
}

/** Everything that was typed, as it was typed, so that a page can show it again. */
export function typedFields(form: URLSearchParams): Map<string, string[]> {
  return new Map([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
}

function readOne(question: Question, form: URLSearchParams): Answer {
  const text = form.get(question.key)?.trim() ?? "";
  switch (question.type) {
    case "scale":
      return text === "" ? null : text;
    case "choice": {
      const picked = form.getAll(question.key);
      const other = form.get(`${question.key}.other`)?.trim() ?? "";
      return other ? { picked: question.many ? picked : [], other } : picked;
    }
    case "ranking":
      return question.options
        .map(({ key }) => ({ key, place: Number(form.get(`${question.key}.${key}`) || 0) }))
        .filter(({ place }) => place > 0)
        .sort((a, b) => a.place - b.place)
        .map(({ key }) => key);
    case "matrix":
      return Object.fromEntries(
        question.rows.flatMap(({ key }) => {
          const column = form.get(`${question.key}.${key}`);
          return column ? [[key, column]] : [];
        }),
      );
    case "consent":
      return form.get(question.key) === "yes";
    case "date": {
      if (text === "") return null;
      const day = parseDay(text);
      return /^\d{4}-\d\d-\d\d$/.test(day) ? day : text;
    }
    default:
      return text === "" ? null : text;
  }
}
