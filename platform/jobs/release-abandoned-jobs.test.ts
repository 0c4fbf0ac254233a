import { expect, test } from "vitest";
import { system, withBrand } from "../db/index.ts";
import type { Module } from "../house/module.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { enqueue } from "./index.ts";
import { releaseAbandonedJobs } from "./release-abandoned-jobs.ts";
import { runDueJobs } from "./run-jobs.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("a job that a killed worker held is done by the next one, unless another worker is alive", async () => {
  const done: number[] = [];
  const ring: Module = { name: "test", jobs: { ring: async ({ brandId }) => void done.push(brandId) } };
  await withBrand(database.app.app, { brandId: 4, actor: system("test"), now: new Date() }, (ctx) =>
    enqueue(ctx, "ring", {}),
  );
  await database.owner.query("update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now()");
  await runDueJobs(house, [ring]);
  expect(done).toEqual([]);

  const stop = await releaseAbandonedJobs(database.url);
  await database.owner.query("update graphile_worker._private_jobs set locked_by = 'worker-alive', locked_at = now()");
  const stopSecond = await releaseAbandonedJobs(database.url);
  await runDueJobs(house, [ring]);
  expect(done).toEqual([]);
  await stop();
  await stopSecond();

  await (await releaseAbandonedJobs(database.url))();
  await runDueJobs(house, [ring]);
  expect(done).toEqual([4]);
});
