import { expect, test } from "vitest";
import "./metrics/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { askShop, foldPurchases, openSmallShop, placeOrders, type ToldOrder } from "../testing.ts";

const database = await testDatabase();
const now = new Date("2024-07-25T09:00:00Z");
const noon = (day: string) => new Date(`${day}T08:30:00Z`);
const order = (buyer: number, day: string, counted = true): ToldOrder => ({ buyer, at: noon(day), counted });

/**
 * Five customers: 1 buys in January, March and April; 2 twice on one day in January; 3 once in February, its second order cancelled;
 * 4 in January and, after the period, in July; 5 never.
 */
async function knownShop() {
  const shop = await openSmallShop(database, 5, "Asia/Tehran", "gregorian");
  await placeOrders(database, shop, [
    order(1, "2024-01-05"),
    order(1, "2024-03-10"),
    order(1, "2024-04-09"),
    order(2, "2024-01-20"),
    order(2, "2024-01-20"),
    order(3, "2024-02-01"),
    order(3, "2024-03-01", false),
    order(4, "2024-01-31"),
    order(4, "2024-07-20"),
  ]);
  await foldPurchases(database, shop, [1, 2, 3, 4, 5], now);
  return shop;
}
const shop = await knownShop();
const ask = (metric: string, parameters: Record<string, string>) => askShop(database, shop, metric, parameters, now);

test("repeat-purchase rate: two of the four buyers of the half-year ordered twice", async () => {
  const [group] = await ask("repeat-rate", { from: "2024-01-01", to: "2024-06-30" });
  expect(group).toMatchObject({ key: {}, n: 4, hits: 2, value: 0.5 });
  expect(group!.low).toBeCloseTo(0.15, 2);
  expect(group!.high).toBeCloseTo(0.85, 2);
});

test("repeat-purchase rate counts orders of the period alone", async () => {
  expect(await ask("repeat-rate", { from: "2024-03-01", to: "2024-03-31" })).toMatchObject([
    { n: 1, hits: 0, value: 0 },
  ]);
  expect(await ask("repeat-rate", { from: "2024-01-20", to: "2024-01-20" })).toMatchObject([
    { n: 1, hits: 1, value: 1 },
  ]);
  expect(await ask("repeat-rate", { from: "2023-01-01", to: "2023-01-31" })).toMatchObject([
    { n: 0, value: null, low: null, high: null },
  ]);
});

test("repeat-purchase rate by the month of the first purchase", async () => {
  const groups = await ask("repeat-rate", { from: "2024-01-01", to: "2024-12-31", by: "cohort" });
  expect(groups.map(({ key, hits, n }) => [key, hits, n])).toEqual([
    [{ cohort: "2024-01" }, 3, 3],
    [{ cohort: "2024-02" }, 0, 1],
  ]);
});

test("retention, bounded: who bought in that month", async () => {
  const groups = await ask("retention", { from: "2024-01-01", to: "2024-04-30" });
  expect(groups.map(({ key, hits, n }) => [key["cohort"], key["month"], hits, n])).toEqual([
    ["2024-01", 0, 3, 3],
    ["2024-01", 1, 0, 3],
    ["2024-01", 2, 1, 3],
    ["2024-01", 3, 1, 3],
    ["2024-02", 0, 1, 1],
    ["2024-02", 1, 0, 1],
    ["2024-02", 2, 0, 1],
  ]);
});

test("retention, unbounded: who bought in that month or later", async () => {
  const groups = await ask("retention", { from: "2024-01-01", to: "2024-04-30", kind: "unbounded" });
  expect(groups.filter(({ key }) => key["cohort"] === "2024-01").map(({ hits }) => hits)).toEqual([3, 1, 1, 1]);
});

test("retention's month 0 is 100% by definition: there is nothing to estimate, so it has no interval", async () => {
  for (const kind of ["bounded", "unbounded"]) {
    const groups = await ask("retention", { from: "2024-01-01", to: "2024-04-30", kind });
    for (const { key, value, low, high } of groups) {
      const first = key["month"] === 0;
      expect([value === 1, low === null, high === null]).toEqual([first, first, first]);
    }
  }
});

test("retention leaves out months that are not over", async () => {
  const groups = await ask("retention", { from: "2024-01-01", to: "2024-07-25" });
  const months = groups.filter(({ key }) => key["cohort"] === "2024-01").map(({ key }) => key["month"]);
  expect(months).toEqual([0, 1, 2, 3, 4, 5]);
  const middle = await ask("retention", { from: "2024-01-01", to: "2024-03-30" });
  expect(Math.max(...middle.map(({ key }) => Number(key["month"])))).toBe(1);
});

test("churn: three of the four buyers of the first quarter did not come back in the second", async () => {
  const asked = { from: "2024-01-01", to: "2024-06-30", opening_to: "2024-03-31" };
  expect(await ask("churn", asked)).toMatchObject([
    {
      n: 4,
      hits: 3,
      value: 0.75,
      opening: { from: "2024-01-01", to: "2024-03-31" },
      closing: { from: "2024-04-01", to: "2024-06-30" },
    },
  ]);
});

test("churn: unless told otherwise the two halves of the period, and a gap between them is nobody's", async () => {
  const [halves] = await ask("churn", { from: "2024-01-01", to: "2024-04-30" });
  expect(halves).toMatchObject({
    n: 4,
    hits: 3,
    opening: { from: "2024-01-01", to: "2024-02-29" },
    closing: { from: "2024-03-01", to: "2024-04-30" },
  });
  const gap = { from: "2024-01-01", to: "2024-07-25", opening_to: "2024-01-31", closing_from: "2024-04-01" };
  expect(await ask("churn", gap)).toMatchObject([{ n: 3, hits: 1 }]);
  await expect(ask("churn", { ...gap, closing_from: "2024-01-15" })).rejects.toMatchObject({
    code: "metric_churn_periods",
  });
});

test("time between purchases: 65, 30 and 171 days; two orders of one day are one purchase", async () => {
  const [group] = await ask("time-between-purchases", { from: "2024-01-01", to: "2024-12-31" });
  expect(group).toMatchObject({ n: 3, value: 65, q1: 47.5, q3: 118, low: null });
  const weeks = await ask("time-between-purchases", { from: "2024-01-01", to: "2024-12-31", by: "week" });
  expect(weeks.map(({ key, n }) => [key["week"], n])).toEqual([
    [4, 1],
    [9, 1],
    [24, 1],
  ]);
});

test("new buyers by month, in either calendar", async () => {
  const months = await ask("new-customers", { from: "2024-01-01", to: "2024-06-30", by: "month" });
  expect(months.map(({ key, n }) => [key["month"], n])).toEqual([
    ["2024-01", 3],
    ["2024-02", 1],
  ]);
  const jalali = await ask("new-customers", { from: "1402/10/11", to: "۱۴۰۳/۰۴/۱۰", by: "month", calendar: "jalali" });
  expect(jalali.map(({ key, n }) => [key["month"], n])).toEqual([
    ["1402-10", 2],
    ["1402-11", 2],
  ]);
});

test("a question that cannot be meant is refused by name", async () => {
  await expect(ask("happiness", {})).rejects.toMatchObject({ code: "metric_unknown" });
  await expect(ask("churn", { from: "yesterday" })).rejects.toMatchObject({ code: "metric_day_unreadable" });
  await expect(ask("churn", { from: "1403/07/31" })).rejects.toMatchObject({ code: "metric_day_unreadable" });
  await expect(ask("churn", { from: "2024-02-02", to: "2024-02-01" })).rejects.toMatchObject({
    code: "metric_period_backwards",
  });
  await expect(ask("churn", { by: "weather" })).rejects.toMatchObject({ code: "metric_by_unknown" });
  await expect(ask("retention", { knid: "bounded" })).rejects.toMatchObject({ code: "metric_option_unknown" });
  await expect(ask("churn", { period: "someday" })).rejects.toMatchObject({ code: "metric_period_unknown" });
});

test("a kept customer bought before the period and in it; what they bought in it is set beside how many came new", async () => {
  const spring = { from: "2024-03-01", to: "2024-12-31" };
  // 1 came back twice, 4 once, each order is 1,000; the order of 3 was cancelled.
  expect(await ask("kept-customer-sales", spring)).toMatchObject([{ n: 2, value: 1500, new_customers: 0 }]);
  expect(await ask("kept-customer-sales", { from: "2024-01-01", to: "2024-02-29" })).toMatchObject([
    { n: 0, value: null, new_customers: 4 },
  ]);
});
