import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import type { Brand } from "../../admin/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { sourceId } from "../../intake/index.ts";
import { changeProduct, listProducts } from "./products.ts";
import { saveProducts } from "./save-products.ts";

const database = await testDatabase();
const house = await testHouse(database);

function offer(brand: Brand, ...products: [code: string, name: string | null][]) {
  return inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    return saveProducts(
      ctx,
      products.map(([externalId, name]) => ({ sourceId: source, externalId, name })),
    );
  });
}

const find = (brand: Brand, q: string, more: { archived?: boolean } = {}) =>
  inBrand(house, brand, async (ctx) => {
    const { rows } = await listProducts(ctx, { q, limit: 50, ...more });
    return rows.map(({ external_id }) => external_id).sort();
  });

test("products are found by words of their name and by their code, however these are spelt", async () => {
  const brand = await given.brand(house);
  await offer(brand, ["T-1", "چای لاهیجان"], ["T-2", "چای کلکته"], ["K-10%", "كيك يزدی"], ["چ-۱", null]);
  const found = {
    لاهیجان: ["T-1"],
    چای: ["T-1", "T-2"],
    "کیک یزدي": ["K-10%"],
    "t-": ["T-1", "T-2"],
    "10%": ["K-10%"],
  };
  for (const [q, codes] of Object.entries(found)) expect(await find(brand, q)).toEqual(codes);
  // Letters that sound alike share a trigram, and are told apart all the same.
  expect(await find(brand, "چای لاحیجان")).toEqual([]);
  expect(await find(brand, "1_")).toEqual([]);
});

test("a product of another brand is never found", async () => {
  const [ours, theirs] = [await given.brand(house), await given.brand(house)];
  await offer(ours, ["A", "دمنوش بابونه"]);
  await offer(theirs, ["B", "دمنوش بابونه"], ["C", "زعفران"]);
  expect(await find(ours, "دمنوش")).toEqual(["A"]);
  expect(await find(ours, "زعفران")).toEqual([]);
  const asOurs = (statement: ReturnType<typeof sql<{ id: number }>>) =>
    inBrand(house, ours, async (ctx) => (await statement.execute(ctx.db)).rows.length);
  expect(await asOurs(sql`select search_products('{%}', false, 'infinity', 0, 100) as id`)).toBe(1);
  const nobody = await database.app.pool.query("select search_products('{%}', false, 'infinity', 0, 100)");
  expect(nobody.rowCount).toBe(0);
});

test("a pattern is data, whatever stands in it", async () => {
  const brand = await given.brand(house);
  await offer(brand, ["A", "قهوه"]);
  for (const q of ["' or true --", "%L", "$1", "\\", "قهوه') or (true", "%"]) expect(await find(brand, q)).toEqual([]);
});

test("pages hold each match once, also of products that came in one moment, and the archive apart", async () => {
  const brand = await given.brand(house);
  await offer(brand, ...Array.from({ length: 7 }, (_, n): [string, string] => [`P${n}`, `عسل سبلان ${n}`]), [
    "X",
    "شکر",
  ]);
  await inBrand(house, brand, async (ctx) => {
    for (const q of ["عسل", undefined]) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listProducts(ctx, { limit: 3, ...(q && { q }), ...(after && { after }) });
        seen.push(...page.rows.map(({ external_id }) => external_id));
        after = page.next ?? undefined;
      } while (after);
      expect(seen.sort()).toEqual(["P0", "P1", "P2", "P3", "P4", "P5", "P6", ...(q ? [] : ["X"])]);
    }
    const [first] = (await listProducts(ctx, { q: "عسل", limit: 1 })).rows;
    await changeProduct(ctx, first!.id, { archived: true });
  });
  expect(await find(brand, "عسل")).toHaveLength(6);
  expect(await find(brand, "عسل", { archived: true })).toHaveLength(1);
});
