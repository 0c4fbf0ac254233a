import { expect, test } from "vitest";
import { definition } from "../../contract.ts";
import { pagesOf, shuffled } from "./pages-of.ts";
import { piped } from "./piped.ts";

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
  const list = ["a", "b", "c", "d", "e"];
  expect(shuffled(list, 7)).toEqual(shuffled(list, 7));
  expect(shuffled(list, 7).sort()).toEqual(list);
});
