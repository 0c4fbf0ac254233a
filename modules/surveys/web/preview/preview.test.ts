import { expect, test } from "vitest";
import { definition, inOrderOf, piped } from "../../contract.ts";
import { pagesOf } from "./pages-of.ts";

const survey = definition.parse({
  languages: ["fa", "en"],
  sections: [
    {
      key: "first",
      questions: [
        { key: "recommend", type: "scale", title: { fa: "توصیه؟" }, from: 0, to: 10, score: "nps" },
        {
          key: "liked",
          type: "choice",
          title: { fa: "چه؟" },
          options: [{ key: "price", title: { fa: "قیمت", en: "Price" } }],
        },
      ],
      jumps: [{ when: { of: [{ of: "recommend", is: "at_least", value: 7 }] }, to: "end" }],
    },
    { key: "second", questions: [{ key: "why", type: "text", title: { fa: "چرا {{liked}}؟" } }] },
  ],
});

test("pages follow the answers, by section or one question at a time", () => {
  const keys = (answers: object, one = false) =>
    pagesOf({ ...survey, one_at_a_time: one }, answers as never).pages.map(({ questions }) =>
      questions.map(({ key }) => key).join(" "),
    );
  expect(keys({})).toEqual(["recommend liked", "why"]);
  expect(keys({ recommend: 9 })).toEqual(["recommend liked"]);
  expect(keys({ recommend: 3 }, true)).toEqual(["recommend", "liked", "why"]);
});

test("earlier answers and the customer stand in later words, in the language of whoever reads", () => {
  const from = { definition: survey, answers: { liked: ["price"], recommend: 7 }, customer: { first_name: "مینا" } };
  expect(piped("{{customer.first_name}} چرا {{liked}}؟", { ...from, language: "fa" })).toBe("مینا چرا قیمت؟");
  expect(piped("Why {{ liked }} and {{recommend}}? {{unknown}}", { ...from, language: "en" })).toBe("Why Price and 7?");
});

test("a random order holds everything once and is the same for the same seed", () => {
  const questions = survey.sections.flatMap((section) => section.questions);
  const mixed = { ...survey, sections: [{ ...survey.sections[0]!, questions, random: true }] };
  const order = (seed: number) => inOrderOf(mixed, seed).sections[0]!.questions.map(({ key }) => key);
  expect(order(7)).toEqual(order(7));
  expect(order(7).sort()).toEqual(questions.map(({ key }) => key).sort());
  expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => order(seed).join())).size).toBeGreaterThan(1);
});
