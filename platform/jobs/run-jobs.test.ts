import { expect, test } from "vitest";
import { system, withBrand } from "../db/index.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { enqueue, type JobOptions } from "./index.ts";
import { runDueJobs } from "./run-jobs.ts";

const database = await testDatabase();
const house = await testHouse(database);
const left = async () => (await database.owner.query("select from graphile_worker._private_jobs")).rowCount;

const asked = (times: number, options: JobOptions = {}) =>
  withBrand(database.app.app, { brandId: 3, actor: system("test"), now: new Date() }, async (ctx) => {
    for (let n = 1; n <= times; n++) await enqueue(ctx, "knit", { n }, options);
  });
const knitting = (knitted: number[]) => ({
  name: "test",
  jobs: { knit: async (_job: unknown, { n }: { n: number }) => void knitted.push(n) },
});

test("all of a lane is worked off in one go", async () => {
  await asked(20, { queue: "wool" });
  const knitted: number[] = [];
  await runDueJobs(house, [knitting(knitted)]);
  expect(knitted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(await left()).toBe(0);
});

test("when it returns, what was done is off the table and what failed is unlocked, however slow the server is", async () => {
  await database.owner.query(`create function slowly() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.3); return coalesce(new, old); end $$`);
  const event = `delete or update of last_error on graphile_worker._private_jobs`;
  await database.owner.query(`create trigger slowly before ${event} for each row execute function slowly()`);
  await asked(2);
  await runDueJobs(house, [knitting([])]);
  expect(await left()).toBe(0);
  await asked(2);
  const torn = { name: "test", jobs: { knit: () => Promise.reject(new Error("the thread is torn")) } };
  await runDueJobs(house, [torn]);
  const { rows } = await database.owner.query("select locked_at, last_error from graphile_worker._private_jobs");
  expect(rows).toEqual(Array(2).fill({ locked_at: null, last_error: "the thread is torn" }));
});
