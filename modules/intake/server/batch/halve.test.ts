import fc from "fast-check";
import { expect, test } from "vitest";
import { halve } from "./halve.ts";

const bad = (n: number) => n % 7 === 0;

test("whichever rows fail, they fail alone, in their places", async () => {
  const done: number[] = [];
  const work = async (rows: readonly number[]) => {
    if (rows.some(bad)) throw new Error(`bad among ${rows.length}`);
    done.push(...rows);
    return rows.map(String);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(60), { maxLength: 40 }), async (rows) => {
      done.length = 0;
      const outcomes = await halve(rows, work, (error) => ({ reason: error as Error }));
      expect(outcomes).toEqual(rows.map((n) => (bad(n) ? new Error("bad among 1") : String(n))));
      expect(done).toEqual(rows.filter((n) => !bad(n)));
    }),
  );
});

test("what no row is to blame for is tried once, and fails all", async () => {
  let tried = 0;
  const away = new Error("away");
  const work = async () => {
    tried += 1;
    throw away;
  };
  expect(await halve([1, 2, 3], work, () => ({ reason: away, all: true }))).toEqual([away, away, away]);
  expect(tried).toBe(1);
});

test("what stops everything is thrown", async () => {
  const stop = () => {
    throw new Error("a bug");
  };
  await expect(halve([1, 2], async () => stop(), stop)).rejects.toThrow("a bug");
});
