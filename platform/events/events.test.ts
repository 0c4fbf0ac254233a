import fc from "fast-check";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import * as z from "zod";
import { system, withBrand } from "../db/index.ts";
import type { Module } from "../house/module.ts";
import { runDueJobs } from "../jobs/run-jobs.ts";
import { type Cursor, currentCursor, isAfter } from "../realtime/index.ts";
import { testDatabase, testHouse } from "../testing/index.ts";
import { type Announced, announce, announcedAfter, defineEvent, forgetAnnounced, on } from "./index.ts";

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

test("whoever reads with a cursor sees each announced event once and in order, however many write at once", async () => {
  const brand = { brandId: 61, actor: system("test"), now: new Date() };
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          events: fc.integer({ min: 1, max: 4 }),
          waits: fc.integer({ min: 0, max: 5 }),
          fails: fc.boolean(),
        }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      fc.integer({ min: 1, max: 5 }),
      async (writers, limit) => {
        const read = (after: Cursor) =>
          withBrand(database.app.app, { ...brand, readOnly: true }, (ctx) => announcedAfter(ctx, after, { limit }));
        let cursor = await withBrand(database.app.app, brand, currentCursor);
        const seen: Announced[] = [];
        const readOn = async () => {
          const page = await read(cursor);
          seen.push(...page.events);
          cursor = page.cursor;
          return page.more;
        };
        const kept: string[] = [];
        let writing = true;
        const work = Promise.all(
          writers.map(async ({ events, waits, fails }, writer) => {
            const lamps = Array.from({ length: events }, (_, n) => writer * 10 + n);
            await withBrand(database.app.app, brand, async (ctx) => {
              // A number that is taken early, and a commit that comes late.
              await sql`select pg_current_xact_id()`.execute(ctx.db);
              for (let n = 0; n < waits; n++) await sql`select pg_sleep(0.002)`.execute(ctx.db);
              for (const lamp of lamps) await announce(ctx, LampLit, { lamp });
              if (fails) await sql`select 1 / 0`.execute(ctx.db);
            }).then(
              () => void kept.push(...lamps.map(String)),
              () => {},
            );
          }),
        ).finally(() => {
          writing = false;
        });
        while (writing) await readOn();
        await work;
        await vi.waitFor(async () => {
          while (await readOn()) expect(seen.length).toBeLessThanOrEqual(kept.length);
          expect(seen.length).toBeGreaterThanOrEqual(kept.length);
        }, 120_000);
        expect(seen.map(({ payload }) => String((payload as { lamp: number }).lamp)).toSorted()).toEqual(
          kept.toSorted(),
        );
        expect(seen.map(({ place }) => place)).toEqual(
          seen.map(({ place }) => place).toSorted((a, b) => (isAfter(a, b) ? 1 : -1)),
        );
      },
    ),
    { numRuns: 15 },
  );
});

test("a cursor of another server counts by its number, and what is old is forgotten", async () => {
  const on = (now: Date) => ({ brandId: 62, actor: system("test"), now });
  const say = (lamp: number, now: Date) =>
    withBrand(database.app.app, on(now), (ctx) => announce(ctx, LampLit, { lamp }));
  const read = (after: Cursor) =>
    withBrand(database.app.app, on(new Date()), async (ctx) =>
      (await announcedAfter(ctx, after, { limit: 10 })).events.map(({ id }) => id),
    );
  await say(1, new Date("2026-01-01"));
  await say(2, new Date("2026-03-01"));
  await vi.waitFor(async () => expect(await read({ txid: "0", id: 0 })).toHaveLength(2), 120_000);
  const [first, second] = (await read({ txid: "0", id: 0 })) as [number, number];
  expect(await read({ txid: "99999999999", id: first })).toEqual([second]);
  await withBrand(database.app.app, on(new Date()), (ctx) => forgetAnnounced(ctx, new Date("2026-02-01")));
  expect(await read({ txid: "0", id: 0 })).toEqual([second]);
});
