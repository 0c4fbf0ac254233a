import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { claim, customersOf, testBrand } from "../../testing.ts";
import { keepFolding } from "./keep-folding.ts";

const database = await testDatabase();

test("the worker folds what is committed, of every brand, until it is stopped", async () => {
  const house = await testHouse(database);
  const [one, other] = [await testBrand(database.app), await testBrand(database.app)];
  const factsOf = (on: typeof one) =>
    on.in(async (ctx) => (await sql`select from customer_facts where brand_id = ${on.id}`.execute(ctx.db)).rows.length);
  await one.in((ctx) => customersOf(ctx, claim("crm:1")));
  const stop = await keepFolding(house);
  await expect.poll(() => factsOf(one)).toBe(1);
  await other.in((ctx) => customersOf(ctx, claim("crm:1"), claim("crm:2")));
  await expect.poll(() => factsOf(other)).toBe(2);
  await stop();
  await one.in((ctx) => customersOf(ctx, claim("crm:2")));
  expect(await factsOf(one)).toBe(1);
});
