import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { sara, testShops } from "../../testing/shops.ts";

const database = await testDatabase();
const shop = await testShops(await testHouse(database));

test("a customer is announced when new and when changed, not when the same is said again", async () => {
  const { ask } = await shop();
  const { id } = (await ask("POST", "/customers", sara)).body;
  await ask("POST", "/customers", sara);
  await ask("POST", "/customers", { ...sara, city: "کرمان" });
  const { rows } = await database.owner.query(
    "select event, payload from announced where event in ('CustomersCreated', 'CustomersChanged') order by id",
  );
  expect(rows).toEqual([
    { event: "CustomersCreated", payload: { customerIds: [id] } },
    { event: "CustomersChanged", payload: { customerIds: [id] } },
  ]);
});
