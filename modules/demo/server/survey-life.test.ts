import { expect, test } from "vitest";
import { chance } from "./chance.ts";
import { liveShop } from "./shop-life.ts";
import { answersOfShop } from "./survey-life.ts";

const now = new Date("2026-11-24T10:00:00Z");
const life = liveShop(1405, now, 3200);
const answers = answersOfShop(chance(8), life, now);
const scores = (survey: string) =>
  answers.flatMap(({ survey: name, body }) => (name === survey && typeof body.score === "number" ? [body.score] : []));

test("the shop's answers are some 1,500, lie in the last half year, and are the same for the same seed", () => {
  expect(answers.length).toBeGreaterThan(1400);
  expect(answers.length).toBeLessThan(1700);
  expect(answers.every(({ at }) => at <= now && now.getTime() - at.getTime() < 181 * 86_400_000)).toBe(true);
  expect(answersOfShop(chance(8), life, now)).toEqual(answers);
});

test("scores use their whole scale, NPS is believable, and comments differ", () => {
  const nps = scores("nps");
  const index = (100 * (nps.filter((one) => one >= 9).length - nps.filter((one) => one <= 6).length)) / nps.length;
  expect(index).toBeGreaterThan(0);
  expect(index).toBeLessThan(60);
  expect(new Set(scores("after-conversation")).size).toBeGreaterThan(3);
  expect(Math.max(...scores("after-return"))).toBeLessThanOrEqual(7);
  const said = answers.flatMap(({ body }) => body.comment ?? []);
  expect(said.length).toBeGreaterThan(300);
  expect(new Set(said).size).toBeGreaterThan(60);
});
