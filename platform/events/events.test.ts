import { sql } from "kysely";
import { expect, test } from "vitest";
import * as z from "zod";
import { system, withBrand } from "../db/index.ts";
import type { Module } from "../house/module.ts";
import { runDueJobs } from "../jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { announce, defineEvent, on } from "./index.ts";

const database = await testDatabase();
const house = await testHouse(database);
const LampLit = defineEvent("lamp-lit", z.object({ lamp: z.number() }));

function listening(heard: string[], failFirst = false): Module {
  let failures = failFirst ? 1 : 0;
  const ear = (name: string) =>
    on(LampLit, name, async (job, { lamp }) => {
      if (name === "second" && failures-- > 0) throw new Error("the wick is wet");
      heard.push(`${name}:${lamp}:${job.brandId}`);
    });
  return { name: "test", subscribers: [ear("first"), ear("second")] };
}

const inBrand = (work: Parameters<typeof withBrand>[2]) =>
  withBrand(database.app.app, { brandId: 3, actor: system("test"), now: new Date() }, work);
const allDueNow = () =>
  database.owner.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");

test("what is announced is heard by every subscriber after commit", async () => {
  const heard: string[] = [];
  await inBrand((ctx) => announce(ctx, LampLit, { lamp: 1 }));
  await runDueJobs(house, [listening(heard)]);
  await runDueJobs(house, [listening(heard)]);
  expect(heard.toSorted()).toEqual(["first:1:3", "second:1:3"]);
});

test("what is rolled back was never announced", async () => {
  const heard: string[] = [];
  const failing = inBrand(async (ctx) => {
    await announce(ctx, LampLit, { lamp: 2 });
    await sql`select 1 / 0`.execute(ctx.db);
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  await runDueJobs(house, [listening(heard)]);
  expect(heard).toEqual([]);
});

test("a subscriber that fails is tried again alone", async () => {
  const heard: string[] = [];
  const ears = [listening(heard, true)];
  await inBrand((ctx) => announce(ctx, LampLit, { lamp: 4 }));
  await runDueJobs(house, ears);
  await allDueNow();
  await runDueJobs(house, ears);
  expect(heard.toSorted()).toEqual(["first:4:3", "second:4:3"]);
});
