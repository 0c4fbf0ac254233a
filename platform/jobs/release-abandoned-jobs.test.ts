import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
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

  const first = await releaseAbandonedJobs(database.url);
  await database.owner.query("update graphile_worker._private_jobs set locked_by = 'worker-alive', locked_at = now()");
  const second = await releaseAbandonedJobs(database.url);
  await runDueJobs(house, [ring]);
  expect(done).toEqual([]);
  await first.leave();
  await second.leave();

  await (await releaseAbandonedJobs(database.url)).leave();
  await runDueJobs(house, [ring]);
  expect(done).toEqual([4]);
});

/** A worker in a process of its own; `says` resolves when it says so. */
function worker(how: "hang" | "work") {
  const file = fileURLToPath(new URL("testing/worker-child.ts", import.meta.url));
  const child = spawn(process.execPath, [file, database.url, how], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout }).on("line", (line) => void said.push(line));
  const says = async (word: string) => {
    while (!said.includes(word)) await once(lines, "line");
  };
  return { child, said, says };
}

const lockers = async () =>
  (
    await database.owner.query(
      "select distinct locked_by from graphile_worker._private_jobs where locked_by is not null",
    )
  ).rows;

test("what a worker was doing when it was killed is done by another that goes on, and nothing is taken from the living", async () => {
  const watch = await releaseAbandonedJobs(database.url);
  onTestFinished(() => watch.leave());
  const hanging = worker("hang");
  await hanging.says("ready");
  const on = { brandId: 7, actor: system("test"), now: new Date() };
  await withBrand(database.app.app, on, (ctx) => enqueue(ctx, "carry", {}, { queue: "carried" }));
  await hanging.says("began 7");

  const other = worker("work");
  await other.says("ready");
  const held = await lockers();
  expect(held).toHaveLength(1);
  for (let n = 0; n < 3; n++) expect(await watch.look()).toEqual([]);
  expect(await lockers()).toEqual(held);
  expect(other.said).toEqual(["ready"]);

  hanging.child.kill("SIGKILL");
  await other.says("done 7");
  // Said while its job is still on the table: killed now, it would leave that to the next story.
  await expect.poll(lockers, { timeout: 30_000 }).toEqual([]);
});

test("who lost the connection says again that it lives, and was silent for nobody", async () => {
  const gone = "pool-gone";
  const living = await releaseAbandonedJobs(database.url);
  const watch = await releaseAbandonedJobs(database.url);
  onTestFinished(() => watch.leave());
  onTestFinished(() => living.leave());
  await living.hold("pool-living");
  const on = { brandId: 8, actor: system("test"), now: new Date() };
  for (const pool of ["pool-living", gone]) {
    await withBrand(database.app.app, on, (ctx) => enqueue(ctx, "left", {}));
    await database.owner.query(
      "update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where locked_by is null",
      [pool],
    );
  }
  const saying =
    "select pid from pg_locks where locktype = 'advisory' and classid = 7236815 and objid::bigint = hashtext('pool-living')::bigint & 4294967295";
  const before = (await database.owner.query(saying)).rows[0].pid;
  await database.owner.query("select pg_terminate_backend($1)", [before]);
  for (let pid = before; !pid || pid === before; ) pid = (await database.owner.query(saying)).rows[0]?.pid;

  expect(await watch.look()).toEqual([]);
  expect(await watch.look()).toEqual([gone]);
  expect(await lockers()).toEqual([{ locked_by: "pool-living" }]);
});
