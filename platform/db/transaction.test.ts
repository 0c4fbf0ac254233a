import { type RawBuilder, sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";
import { atEnd, type Context, inSavepoint, system, withBrand } from "./index.ts";

const database = await testDatabase();
let brands = 0;

const inBrand = <T>(brandId: number, work: (ctx: Context) => Promise<T>) =>
  withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, work);
const written = (brandId: number) =>
  inBrand(brandId, async (ctx) => {
    const { rows } = await sql<{ topic: string }>`select topic from change order by id`.execute(ctx.db);
    return rows.map(({ topic }) => topic);
  });

function insert(ctx: Context, topics: readonly string[]): RawBuilder<unknown> {
  return sql`insert into change (brand_id, topic)
    select ${ctx.brandId}, topic from unnest(${topics as string[]}::text[]) with ordinality as t (topic, n) order by n`;
}

function refused(): RawBuilder<unknown> {
  return sql`select 1 / ${0}::int`;
}

test("what was left for the end is written once, in its order, with the commit", async () => {
  const brand = ++brands;
  const before = await inBrand(brand, async (ctx) => {
    await atEnd(ctx, insert, "one");
    await atEnd(ctx, insert, "two");
    return (await sql`select from change`.execute(ctx.db)).rows.length;
  });
  expect(before).toBe(0);
  expect(await written(brand)).toEqual(["one", "two"]);
});

test("what cannot be written at the end undoes the whole transaction, and its caller hears of it", async () => {
  const brand = ++brands;
  const failing = inBrand(brand, async (ctx) => {
    await insert(ctx, ["at once"]).execute(ctx.db);
    await atEnd(ctx, insert, "left");
    await atEnd(ctx, refused, null);
  });
  await expect(failing).rejects.toThrow("division by zero");
  expect(await written(brand)).toEqual([]);
});

test("what was left in a savepoint that failed is not written; what was left before and after is", async () => {
  const brand = ++brands;
  await inBrand(brand, async (ctx) => {
    await atEnd(ctx, insert, "before");
    const failing = inSavepoint(ctx, async () => {
      await atEnd(ctx, insert, "inside");
      await insert(ctx, ["inside at once"]).execute(ctx.db);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await inSavepoint(ctx, () => atEnd(ctx, insert, "after"));
  });
  expect(await written(brand)).toEqual(["before", "after"]);
});

test("queries may be asked at once, and see what those before them did", async () => {
  const brand = ++brands;
  const counts = await inBrand(brand, async (ctx) => {
    const count = () => sql<{ n: number }>`select count(*)::int as n from change`.execute(ctx.db);
    const [first, , second] = await Promise.all([count(), insert(ctx, ["a", "b"]).execute(ctx.db), count()]);
    return [first.rows[0]!.n, second.rows[0]!.n];
  });
  expect(counts).toEqual([0, 2]);
});

test("of queries asked at once one that fails undoes the others, and the connection serves the next brand", async () => {
  const brand = ++brands;
  const failing = inBrand(brand, (ctx) =>
    Promise.all([insert(ctx, ["a"]).execute(ctx.db), refused().execute(ctx.db), insert(ctx, ["b"]).execute(ctx.db)]),
  );
  await expect(failing).rejects.toThrow("division by zero");
  expect(await written(brand)).toEqual([]);
  const next = ++brands;
  await inBrand(next, (ctx) => insert(ctx, ["mine"]).execute(ctx.db));
  expect(await written(next)).toEqual(["mine"]);
});

test("a context that outlives its transaction reaches nobody's rows", async () => {
  const kept = await inBrand(++brands, async (ctx) => ctx);
  await expect(sql`select from change`.execute(kept.db)).rejects.toThrow("ended");
  await expect(atEnd(kept, insert, "late")).rejects.toThrow("ended");
});

test("an error of a failed transaction is the one that its work threw", async () => {
  const failing = inBrand(++brands, async () => Promise.reject(new Error("mine")));
  await expect(failing).rejects.toThrow("mine");
});
