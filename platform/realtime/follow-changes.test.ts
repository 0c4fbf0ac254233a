import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { appConnection, system, withBrand } from "../db/index.ts";
import { testDatabase } from "../testing/index.ts";
import { ChangeFollowing, type Cursor, listenForChanges, mostBehind, recordChanges } from "./index.ts";

const database = await testDatabase();
const changes = await listenForChanges(database.url);
afterAll(() => changes.close());
const ground = { database: database.app, changes };
const never = new AbortController().signal;
// Another file's transaction on this server holds back what is told; a busy machine may take long to end it.
const patience = 110_000;
let brands = 0;

const record = (brandId: number, refs: number[]) =>
  withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, (ctx) =>
    recordChanges(ctx, "customer", refs),
  );

/** A transaction of its own that stays open until it is told to commit. */
async function openWriter(brandId: number) {
  const client = new pg.Client(appConnection(database.url));
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('hamdel.brand', $1, true)", [String(brandId)]);
  return {
    write: (ref: number) =>
      client.query("insert into change (brand_id, topic, ref) values ($1, 'customer', $2)", [brandId, ref]),
    commit: async () => {
      await client.query("select pg_notify('hamdel_change', $1)", [String(brandId)]);
      await client.query("commit");
      await client.end();
    },
  };
}

/** Follows until `count` changes were told, each look by a new following: as a browser that reconnects every time. */
async function followAnew(brandId: number, start: Cursor, count: number): Promise<number[]> {
  const seen: number[] = [];
  let cursor = start;
  while (seen.length < count) {
    const following = new ChangeFollowing(ground);
    const news = await following.after(brandId, cursor, patience, never);
    following.close();
    if (news.changes.length === 0) break;
    seen.push(...news.changes.map((change) => change.ref as number));
    cursor = news.cursor;
  }
  return seen;
}

test("writers commit in any order; whoever reconnects at any point is told each change exactly once", async () => {
  // Each step: which of three writers writes, or commits and begins anew.
  const step = fc.record({ writer: fc.nat(2), commits: fc.boolean(), look: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const brand = ++brands;
      const following = new ChangeFollowing(ground);
      const { cursor: start } = await following.after(brand, null, 0, never);
      const writers: (Awaited<ReturnType<typeof openWriter>> | null)[] = [null, null, null];
      let cursor = start;
      const seen: number[] = [];
      let written = 0;
      for (const { writer, commits, look } of steps) {
        const open = writers[writer] ?? (await openWriter(brand));
        writers[writer] = open;
        await open.write(++written);
        if (commits) {
          await open.commit();
          writers[writer] = null;
        }
        if (!look) continue;
        const news = await new ChangeFollowing(ground).after(brand, cursor, 0, never);
        seen.push(...news.changes.map((change) => change.ref as number));
        cursor = news.cursor;
      }
      for (const open of writers) await open?.commit();
      seen.push(...(await followAnew(brand, cursor, written - seen.length)));
      following.close();
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: written }, (_, n) => n + 1));
    }),
    { numRuns: 12 },
  );
});

test("whoever waits is told as soon as something is committed, and many who wait are told the same", async () => {
  const brand = ++brands;
  const following = new ChangeFollowing(ground);
  const { cursor } = await following.after(brand, null, 0, never);
  const waiting = Array.from({ length: 20 }, () => following.after(brand, cursor, patience, never));
  await record(brand, [7]);
  const told = await Promise.all(waiting);
  expect(told.map((news) => news.changes.map((change) => change.ref))).toEqual(Array(20).fill([7]));
  following.close();
});

test("another brand's changes are not told", async () => {
  const [mine, other] = [++brands, ++brands];
  const following = new ChangeFollowing(ground);
  const { cursor } = await following.after(mine, null, 0, never);
  const waiting = following.after(mine, cursor, patience, never);
  await record(other, [1]);
  await record(mine, [2]);
  expect((await waiting).changes.map((change) => change.ref)).toEqual([2]);
  following.close();
});

test("whoever is too far behind, or comes from another database's future, is told to fetch anew", async () => {
  const brand = ++brands;
  const following = new ChangeFollowing(ground);
  const { cursor } = await following.after(brand, null, 0, never);
  await record(
    brand,
    Array.from({ length: mostBehind + 1 }, (_, n) => n),
  );
  const late = await following.after(brand, cursor, patience, never);
  expect(late).toMatchObject({ reset: true, changes: [] });
  await record(brand, [9]);
  expect((await following.after(brand, late.cursor, patience, never)).changes.at(-1)?.ref).toBe(9);
  expect(await following.after(brand, { txid: "99999999", id: 3 }, patience, never)).toMatchObject({ reset: true });
  following.close();
});

test("waiting ends when the follower goes or the house closes", async () => {
  const brand = ++brands;
  const following = new ChangeFollowing(ground);
  const { cursor } = await following.after(brand, null, 0, never);
  const gone = new AbortController();
  const first = following.after(brand, cursor, patience, gone.signal);
  gone.abort();
  expect((await first).changes).toEqual([]);
  const second = following.after(brand, cursor, patience, never);
  following.close();
  expect((await second).changes).toEqual([]);
});
