import { expect, test } from "vitest";
import { blankLevel } from "./level-form.ts";
import { levelSentence } from "./level-sentence.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const names = (language: "fa" | "en") => ({
  channel: (name: string) => (language === "fa" ? "ایمیل" : name),
  priority: (priority: number) => (language === "fa" ? "فوری" : `P${priority}`),
  team: (id: number) => `#${id}`,
  segment: (id: number) => `group ${id}`,
  number: (value: number) => String(value),
});

test("a level reads as a sentence", () => {
  const email = { ...blankLevel, channels: ["email"], priorities: [2], first_reply: 30 };
  expect(levelSentence(email, fa, names("fa"))).toBe("ایمیل، اولویت فوری: پاسخ نخست تا 30 دقیقه، در ساعت کاری");
  const all = { ...blankLevel, first_reply: null, next_reply: 90, resolution: 1500, counts: "calendar" as const };
  expect(levelSentence(all, en, names("en"))).toBe(
    "All conversations: Later replies within 90 min, Resolution within 25 h, around the clock",
  );
  const teams = { ...blankLevel, teams: [1, 2], segments: [3], first_reply: 150 };
  expect(levelSentence(teams, en, names("en"))).toBe(
    "team #1 or #2, customers of group 3: First reply within 2 h 30 min, in working hours",
  );
});
