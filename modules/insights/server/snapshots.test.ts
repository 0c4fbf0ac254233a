import { expect, test } from "vitest";
import "./metrics/index.ts";
import { system } from "../../../platform/db/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { module as insights } from "../module.ts";
import { foldPurchases, openSmallShop, placeOrders, type SmallShop, type ToldOrder } from "../testing.ts";
import { askMetrics } from "./ask-metrics.ts";
import { askedOf } from "./question.ts";
import { keepWarm } from "./refresh.ts";

const database = await testDatabase();
let now = new Date("2024-07-01T09:00:00Z");
const house = await testHouse(database, { clock: () => now });
const asked = askedOf("repeat-rate", { period: "90d" });
const order = (buyer: number): ToldOrder => ({ buyer, at: new Date("2024-06-20T09:00:00Z"), counted: true });

async function shopWithOrders(): Promise<SmallShop> {
  const shop = await openSmallShop(database, 3);
  await placeOrders(database, shop, [order(1), order(2)]);
  await foldPurchases(database, shop, [1, 2, 3]);
  return shop;
}

async function ask(shop: SmallShop) {
  const { answers } = await askMetrics(database.app, { brandId: shop.brandId, actor: system("test"), now }, "en", [
    asked,
  ]);
  return answers[0]!;
}

/** Another order arrives, and the fold carries it on. */
async function orderArrives(shop: SmallShop): Promise<void> {
  await placeOrders(database, shop, [order(3)]);
  await foldPurchases(database, shop, [3]);
}

/** As if the answer had taken long to compute, the way it does for a brand with millions of rows. */
async function pretendSlow(shop: SmallShop): Promise<void> {
  await database.owner.query("update metric_snapshot set computed_in_ms = 9000 where brand_id = $1", [shop.brandId]);
}

test("an answer is kept while facts stand still, and computed anew once they moved", async () => {
  const shop = await shopWithOrders();
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 2 });
  await database.owner.query(
    "update metric_snapshot set answer = jsonb_set(answer, '{groups,0,n}', '77') where brand_id = $1",
    [shop.brandId],
  );
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 77 });
  await orderArrives(shop);
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 3 });
});

test("what takes long is answered from before, with its time, while a job computes it anew", async () => {
  const shop = await shopWithOrders();
  const first = await ask(shop);
  await pretendSlow(shop);
  await orderArrives(shop);
  now = new Date("2024-07-01T09:05:00Z");
  const stale = await ask(shop);
  expect(stale).toMatchObject({ as_of: first.as_of, groups: [{ n: 2 }] });
  await ask(shop);
  await runDueJobs(house, [insights]);
  expect(await ask(shop)).toMatchObject({ as_of: now.toISOString(), groups: [{ n: 3 }] });
});

test("slow answers that people read are kept warm, those nobody reads are forgotten", async () => {
  const shop = await shopWithOrders();
  await ask(shop);
  await pretendSlow(shop);
  await orderArrives(shop);
  await keepWarm(house);
  await runDueJobs(house, [insights]);
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 3 });
  now = new Date("2024-09-01T09:00:00Z");
  await keepWarm(house);
  const left = await database.owner.query("select from metric_snapshot where brand_id = $1", [shop.brandId]);
  expect(left.rowCount).toBe(0);
});

test("a new day is a new answer to a question about the last days", async () => {
  const shop = await shopWithOrders();
  now = new Date("2024-09-17T09:00:00Z");
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 2 });
  now = new Date("2024-09-18T20:40:00Z");
  expect((await ask(shop)).groups[0]).toMatchObject({ n: 0 });
});
