import { expect, test } from "vitest";
import type { ChannelTemplate } from "../../contract.ts";
import { filledTemplate, templateProblem } from "./filled-template.ts";

const template: ChannelTemplate = {
  ...{
    name: "order_ready/fa",
    title: "order_ready",
    language: "fa",
    category: "UTILITY",
    footer: "فروشگاه",
    buttons: [],
  },
  header: { text: "سفارش {{1}}" },
  body: "سلام {{1}}، {{ 2 }} آماده است.",
  gaps: [
    { name: "header:1", place: "header", example: null },
    { name: "1", place: "body", example: "مریم" },
    { name: "2", place: "body", example: null },
  ],
};

test("gaps of title and words are told apart, and empty ones stay to be seen", () => {
  expect(filledTemplate(template, { "header:1": "۱۲", "1": "مریم", "2": " " })).toBe(
    "سفارش ۱۲\n\nسلام مریم، {{ 2 }} آماده است.\n\nفروشگاه",
  );
});

test("it goes when every gap is filled and the files are those it takes", () => {
  const all = { "header:1": "۱۲", "1": "مریم", "2": "فنجان" };
  expect(templateProblem(template, { ...all, "2": "" }, 0)).toBe("gaps");
  expect(templateProblem(template, all, 0)).toBeNull();
  expect(templateProblem(template, all, 1)).toBe("no_file");
  expect(templateProblem({ ...template, header: { file: "image" }, gaps: [] }, {}, 0)).toBe("file");
});
