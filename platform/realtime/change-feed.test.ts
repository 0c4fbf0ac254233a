import pg from "pg";
import { expect, test } from "vitest";
import { appConnection, type Context, system, withBrand } from "../db/index.ts";
import { testDatabase } from "../testing/index.ts";
import { type Cursor, changesAfter, currentCursor, cursorText, parseCursor, recordChanges } from "./index.ts";

const database = await testDatabase();

const inBrand = <T>(brandId: number, work: (ctx: Context) => Promise<T>) =>
  withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, work);

/** Reads on until `count` changes are settled: an open transaction anywhere on the server, another test's too, holds them back for a moment. */
async function readFrom(
  brandId: number,
  start: Cursor,
  count: number,
): Promise<{ refs: (number | null)[]; cursor: Cursor }> {
  const seen = { refs: [] as (number | null)[], cursor: start };
  await expect
    .poll(
      async () => {
        const page = await inBrand(brandId, (ctx) => changesAfter(ctx, seen.cursor, 4));
        seen.refs.push(...page.changes.map((change) => change.ref));
        seen.cursor = parseCursor(cursorText(page.cursor)) as Cursor;
        return seen.refs.length;
      },
      { timeout: 120_000 },
    )
    .toBeGreaterThanOrEqual(count);
  return seen;
}

async function writer(brandId: number): Promise<{ add(ref: number): Promise<void>; commit(): Promise<void> }> {
  const client = new pg.Client(appConnection(database.url));
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('hamdel.brand', $1, true)", [String(brandId)]);
  return {
    add: async (ref) =>
      void (await client.query("insert into change (brand_id, topic, ref) values ($1, 'customer', $2)", [
        brandId,
        ref,
      ])),
    commit: async () => {
      await client.query("commit");
      await client.end();
    },
  };
}

test("a writer that began first and commits last is neither skipped nor seen twice", async () => {
  const start = await inBrand(1, currentCursor);
  const early = await writer(1);
  await early.add(1);
  const late = await writer(1);
  await late.add(2);
  await late.commit();

  const before = await inBrand(1, (ctx) => changesAfter(ctx, start, 10));
  expect(before.changes).toEqual([]);
  expect(before.more).toBe(true);

  await early.commit();
  const after = await readFrom(1, before.cursor, 2);
  expect(after.refs).toEqual([1, 2]);
  expect((await inBrand(1, (ctx) => changesAfter(ctx, after.cursor, 10))).changes).toEqual([]);
});

test("a reader who comes back after any page gets exactly what it missed", async () => {
  const start = await inBrand(2, currentCursor);
  for (let batch = 0; batch < 5; batch++) {
    await inBrand(2, (ctx) => recordChanges(ctx, "customer", [batch * 3, batch * 3 + 1, batch * 3 + 2]));
  }
  const { refs } = await readFrom(2, start, 15);
  expect(refs).toEqual(Array.from({ length: 15 }, (_, ref) => ref));
});

test("a cursor is read only in its own shape", () => {
  expect(parseCursor("12.5")).toEqual({ txid: "12", id: 5 });
  for (const wrong of [undefined, "", "12", "12.5.6", "-1.2", "1; drop table change", "1e3.2"])
    expect(parseCursor(wrong)).toBeNull();
});

test("transactions are read in the order of their numbers, not of the digits in them", async () => {
  const of = (txid: string) => [91, txid, Number(txid)];
  for (const txid of ["9", "10", "99", "100"].toReversed()) {
    await database.owner.query("insert into change (brand_id, txid, topic, ref) values ($1, $2, 'test', $3)", of(txid));
  }
  expect((await readFrom(91, { txid: "0", id: 0 }, 4)).refs).toEqual([9, 10, 99, 100]);
});
