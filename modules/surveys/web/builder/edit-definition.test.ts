import { expect, test } from "vitest";
import type { Definition, Question } from "../../contract.ts";
import { draftProblems } from "./draft-problems.ts";
import {
  questionsBefore,
  questionsOf,
  withAdded,
  withCopy,
  withDropped,
  withMoved,
  withoutQuestion,
} from "./edit-definition.ts";
import { newQuestion, questionKinds } from "./new-question.ts";

const text = (key: string): Question => ({
  key,
  type: "text",
  title: { fa: key },
  required: false,
  long: false,
  most_characters: 300,
  comment: false,
});
const part = (key: string, ...keys: string[]) => ({ key, random: false, jumps: [], questions: keys.map(text) });
const survey: Definition = {
  languages: ["fa"],
  sections: [part("one", "a", "b"), part("two", "c")],
  endings: [],
  one_at_a_time: false,
  progress: true,
};
const keys = (definition: Definition) =>
  definition.sections.map(({ questions }) => questions.map(({ key }) => key).join(""));

test("questions move within their section and over its borders, and stop at the ends", () => {
  expect(keys(withMoved(survey, "a", 1))).toEqual(["ba", "c"]);
  expect(keys(withMoved(survey, "b", 1))).toEqual(["a", "bc"]);
  expect(keys(withMoved(survey, "c", -1))).toEqual(["abc", ""]);
  expect(keys(withMoved(survey, "a", -1))).toEqual(["ab", "c"]);
  expect(keys(withMoved(survey, "c", 1))).toEqual(["ab", "c"]);
});

test("a question is dropped before another, at a section's end, or where it was", () => {
  expect(keys(withDropped(survey, "c", "one", "a"))).toEqual(["cab", ""]);
  expect(keys(withDropped(survey, "a", "two", null))).toEqual(["b", "ca"]);
  expect(keys(withDropped(survey, "a", "one", "a"))).toEqual(["ab", "c"]);
});

test("a copy stands under what it was made of, and has a key that nobody had", () => {
  const made = withCopy(survey, "a");
  expect(questionsOf(made.definition)[1]).toMatchObject({ title: { fa: "a" }, key: made.key });
  expect(["a", "b", "c"]).not.toContain(made.key);
});

test("conditions may speak of what stands before, jumps of what stands up to the end of their section", () => {
  expect(questionsBefore(survey, "c").map(({ key }) => key)).toEqual(["a", "b"]);
  expect(questionsBefore(survey, "one").map(({ key }) => key)).toEqual(["a", "b"]);
  const random = { ...survey, sections: survey.sections.map((one) => ({ ...one, random: true })) };
  expect(questionsBefore(random, "b")).toEqual([]);
});

test("what is empty is told at its place; a condition on what was taken out is told, not dropped", () => {
  const asked = withAdded(
    survey,
    { ...text("d"), show_if: { match: "all", of: [{ of: "a", is: "answered" }] } },
    "two",
  );
  expect(draftProblems(asked)).toEqual([]);
  expect(draftProblems(withoutQuestion(asked, "a"))).toEqual([{ at: "d", code: "question_unknown" }]);
  const blank = newQuestion("single", "blank", { titles: {}, low: {}, high: {}, expectations: [] });
  expect(draftProblems(withAdded(survey, blank, "one"))).toEqual([{ at: "blank", code: "incomplete" }]);
  expect(draftProblems(withoutQuestion(survey, "c"))).toEqual([{ at: "two", code: "incomplete" }]);
});

test("every kind of question begins as one that can go live once it has its words", () => {
  const said = { fa: "متن", en: "text" };
  for (const kind of questionKinds) {
    const question = newQuestion(kind, "new_one", { titles: {}, low: {}, high: {}, expectations: [said, said, said] });
    const spoken = JSON.parse(JSON.stringify(question).replaceAll('"title":{}', '"title":{"fa":"متن"}')) as Question;
    expect([kind, draftProblems(withAdded(survey, spoken, "one"))]).toEqual([kind, []]);
  }
});
