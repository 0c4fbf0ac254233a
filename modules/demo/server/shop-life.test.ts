import { expect, test } from "vitest";
import { chance } from "./chance.ts";
import { seasonOf } from "./season.ts";
import { liveShop } from "./shop-life.ts";
import { talkOfShop } from "./shop-talk.ts";

const now = new Date("2026-11-24T10:00:00Z");

test("the same seed gives the same shop", () => {
  const once = liveShop(7, now, 300);
  expect(liveShop(7, now, 300)).toEqual(once);
  expect(talkOfShop(chance(8), once, now)).toEqual(talkOfShop(chance(8), once, now));
});

test("nothing in the demo lies in the future", () => {
  const life = liveShop(7, now, 500);
  expect(life.orders.every((order) => order.at <= now)).toBe(true);
  expect(talkOfShop(chance(8), life, now).every((entry) => entry.at <= now)).toBe(true);
});

test("the weeks before Nowruz and Yalda are busier than plain weeks", () => {
  const { orders } = liveShop(7, now, 3000);
  const perDay = (season: string, days: number) =>
    orders.filter((order) => seasonOf(order.at) === season).length / days;
  // Eighteen months hold one Nowruz (29 days) and one Yalda (19 days); the rest is plain but for the quiet fortnight.
  expect(perDay("nowruz", 29)).toBeGreaterThan(1.3 * perDay("plain", 486));
  expect(perDay("yalda", 19)).toBeGreaterThan(1.3 * perDay("plain", 486));
});
