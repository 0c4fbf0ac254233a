import { expect, test } from "vitest";
import "./metrics/index.ts";
import { system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { askShop, foldPurchases, openSmallShop, placeOrders, type ToldOrder } from "../testing.ts";
import { listRows } from "./list-rows.ts";
import { askedOf } from "./question.ts";

const database = await testDatabase();
const now = new Date("2024-07-25T09:00:00Z");
const day = 86_400_000;
const buyers = 40;

/** Forty buyers whose orders a fixed rule spreads over the half-year. */
function orders(): ToldOrder[] {
  const all: ToldOrder[] = [];
  for (let buyer = 1; buyer <= buyers; buyer++) {
    for (let nth = 0; nth < buyer % 5; nth++) {
      all.push({
        buyer,
        at: new Date(Date.parse("2024-01-02T08:00:00Z") + ((buyer * 17 + nth * 41) % 180) * day),
        counted: true,
      });
    }
  }
  return all;
}
const shop = await openSmallShop(database, buyers, "Asia/Tehran", "gregorian");
await placeOrders(database, shop, orders());
await foldPurchases(
  database,
  shop,
  Array.from({ length: buyers }, (_, place) => place + 1),
  now,
);

/** All rows behind a group, fetched three at a time. */
async function rowsBehind(
  metric: string,
  parameters: Record<string, string>,
  key: Record<string, string> = {},
): Promise<number[]> {
  const found: number[] = [];
  let after: string | undefined;
  do {
    const on = { brandId: shop.brandId, actor: system("test"), now, readOnly: true };
    const page = await withBrand(database.app.app, on, (ctx) =>
      listRows(ctx, askedOf(metric, parameters), { key, after, limit: 3 }),
    );
    found.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  return found;
}

const half = { from: "2024-01-01", to: "2024-06-30" };
const texts = (key: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(key).map(([name, value]) => [name, String(value)]));

test.each([
  ["repeat-rate", half],
  ["repeat-rate", { ...half, by: "cohort" }],
  ["retention", half],
  ["retention", { ...half, kind: "unbounded" }],
  ["churn", half],
  ["new-customers", half],
  ["new-customers", { ...half, by: "month" }],
])("%s %o opens exactly as many rows as it counts, each once", async (metric, parameters) => {
  for (const group of await askShop(database, shop, metric, parameters, now)) {
    const rows = await rowsBehind(metric, parameters, texts(group.key));
    expect(rows).toHaveLength(Number(group["hits"] ?? group.value));
    expect(new Set(rows).size).toBe(rows.length);
  }
});

test("the weeks between purchases open those who came back in that week", async () => {
  const weeks = await askShop(database, shop, "time-between-purchases", { ...half, by: "week" }, now);
  for (const { key, n } of weeks) {
    const rows = await rowsBehind("time-between-purchases", half, texts(key));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(n);
    expect(new Set(rows).size).toBe(rows.length);
  }
});

test("what kept customers bought opens those customers", async () => {
  const spring = { from: "2024-03-01", to: "2024-06-30" };
  const [group] = await askShop(database, shop, "kept-customer-sales", spring, now);
  const rows = await rowsBehind("kept-customer-sales", spring);
  expect(rows).toHaveLength(group!.n);
  expect(new Set(rows).size).toBeGreaterThan(0);
});

test("revenue opens its orders", async () => {
  expect(await rowsBehind("revenue", half)).toHaveLength(
    orders().filter(({ at }) => at < new Date("2024-06-30T20:30:00Z")).length,
  );
  expect(await rowsBehind("revenue", half, { month: "2023-12" })).toHaveLength(0);
});

test("a metric without rows says so", async () => {
  await expect(rowsBehind("interactions", half)).rejects.toMatchObject({ code: "metric_without_rows" });
});
