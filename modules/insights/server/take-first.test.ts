import { sql } from "kysely";
import { expect, test } from "vitest";
import "./metrics/index.ts";
import { system } from "../../../platform/db/index.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { module as insights } from "../module.ts";
import { openSmallShop, type SmallShop } from "../testing.ts";
import { askMetrics, type Patience, patience } from "./ask-metrics.ts";
import { count } from "./numbers.ts";
import { noOptions } from "./options.ts";
import { askedOf } from "./question.ts";
import { registerMetric } from "./registry.ts";

const database = await testDatabase();
let now = new Date("2024-07-01T09:00:00Z");
const house = await testHouse(database, { clock: () => now });

/** A count that takes as many seconds as `seconds` says. */
function slowCount(name: string, seconds: () => number): void {
  registerMetric({
    name,
    unit: "count",
    words: { fa: { title: name, definition: name }, en: { title: name, definition: name } },
    by: [],
    options: noOptions,
    spans: "now",
    async compute(ctx) {
      await sql`select pg_sleep(${seconds()})`.execute(ctx.db);
      return [count({}, 12)];
    },
  });
}
let slow = 30;
slowCount("slow-count", () => slow);
slowCount("quick-count", () => 0);
/** What is quick has seconds here, so that a busy machine does not make it slow. */
const patient: Patience = { ...patience.scores, first: { ms: 1000, thenMs: 10_000 } };

const names = ["slow-count", "quick-count"];
const ask = (shop: SmallShop, how = patient) =>
  askMetrics(
    database.app,
    { brandId: shop.brandId, actor: system("test"), now },
    "en",
    names.map((name) => askedOf(name, {})),
    how,
  );
const waitingJobs = async () =>
  (await database.owner.query("select count(*)::int as n from graphile_worker._private_jobs")).rows[0].n as number;

test("a page opens with what is quickly counted; the rest is pending until a job has counted it", async () => {
  slow = 30;
  const shop = await openSmallShop(database, 1);
  const first = await ask(shop);
  expect(first.updating).toBe(true);
  expect(first.answers).toMatchObject([{ pending: true, groups: [] }, { groups: [{ n: 12 }] }]);
  expect(first.answers[1]).not.toHaveProperty("pending");
  slow = 0.3;
  await runDueJobs(house, [insights]);
  const then = await ask(shop);
  expect(then.updating).toBe(false);
  expect(then.answers).toMatchObject([{ groups: [{ n: 12 }] }, { groups: [{ n: 12 }] }]);
});

test("who looks again meanwhile has it counted once, and finds what is quick at once", async () => {
  slow = 30;
  const shop = await openSmallShop(database, 1);
  await Promise.all([ask(shop), ask(shop), ask(shop)]);
  now = new Date(now.getTime() + 1000);
  const again = await ask(shop);
  expect(again.answers).toMatchObject([{ pending: true, groups: [] }, { groups: [{ n: 12 }] }]);
  expect(await waitingJobs()).toBe(1);
  slow = 0.3;
  await runDueJobs(house, [insights]);
  expect((await ask(shop)).updating).toBe(false);
});

test("who asks for what is exact waits for it", async () => {
  slow = 0.3;
  const shop = await openSmallShop(database, 1);
  const { answers, updating } = await ask(shop, patience.exact);
  expect(updating).toBe(false);
  expect(answers).toMatchObject([{ groups: [{ n: 12 }] }, { groups: [{ n: 12 }] }]);
});
