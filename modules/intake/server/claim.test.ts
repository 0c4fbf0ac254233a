import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { claimedRefs, claimNew, externalKey, sourceId } from "../index.ts";

const database = await testDatabase();
let brands = 0;

function inBrand<T>(brandId: number, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, work);
}

test("a key is claimed once, and of twins in one call the first has it", async () => {
  const brand = ++brands;
  const keys = ["a", "b", "a", "c"].map((id) => externalKey("thing", id));
  const first = await inBrand(brand, async (ctx) => claimNew(ctx, await sourceId(ctx, "shop"), keys, [1, 2, 3, 4]));
  expect(first).toEqual([true, true, false, true]);
  const again = await inBrand(brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    return { claimed: await claimNew(ctx, source, keys), refs: await claimedRefs(ctx, source, keys) };
  });
  expect(again.claimed).toEqual([false, false, false, false]);
  expect([...again.refs.values()].sort()).toEqual([1, 2, 4]);
});

test("the same id of another source, kind or brand is another thing", async () => {
  const [one, two] = [++brands, ++brands];
  const claim = (brand: number, source: string, kind: string) =>
    inBrand(brand, async (ctx) => claimNew(ctx, await sourceId(ctx, source), [externalKey(kind, "7")]));
  expect(await claim(one, "shop", "order")).toEqual([true]);
  expect(await claim(one, "shop", "customer")).toEqual([true]);
  expect(await claim(one, "crm", "order")).toEqual([true]);
  expect(await claim(two, "shop", "order")).toEqual([true]);
  expect(await claim(one, "shop", "order")).toEqual([false]);
});

test("many writers claiming the same keys in any order: each key is won once and nobody waits for ever", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }), { minLength: 2, maxLength: 5 }),
      async (writers) => {
        const brand = ++brands;
        const won = await Promise.all(
          writers.map((ids) =>
            inBrand(brand, async (ctx) => {
              const keys = ids.map((id) => externalKey("thing", String(id)));
              const claimed = await claimNew(ctx, await sourceId(ctx, "shop"), keys);
              return ids.filter((_, at) => claimed[at]);
            }),
          ),
        );
        expect(won.flat().sort()).toEqual([...new Set(writers.flat())].sort());
      },
    ),
    { numRuns: 15 },
  );
});

test("a source made in a transaction that fails is not remembered", async () => {
  const brand = ++brands;
  const failing = inBrand(brand, async (ctx) => {
    await sourceId(ctx, "lost");
    await sourceId(ctx, "lost");
    throw new Error("undo");
  });
  await expect(failing).rejects.toThrow("undo");
  const id = await inBrand(brand, (ctx) => sourceId(ctx, "lost"));
  const stored = await inBrand(brand, (ctx) => sql`select from source where id = ${id}`.execute(ctx.db));
  expect(stored.rows).toHaveLength(1);
});
