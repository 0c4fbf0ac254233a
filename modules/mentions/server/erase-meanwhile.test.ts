import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { whileErasing } from "../../customers/testing.ts";
import { mentionsApp } from "../testing/mentions-app.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("a case is to be opened about a mention while the customer it names is erased: nobody is there any more", async () => {
  const { brand, term, hook, ask, must, list, customer } = await mentionsApp(house, database.owner);
  await term("آفتاب");
  const { send } = await hook();
  await send({ text: "آفتاب بد است، به 55001122 پول نداد", link: "https://x.example/1", external_id: "a" });
  const who = await customer({ type: "telegram", value: "55001122" });
  const { id } = (await list()).rows[0];
  const { status } = await whileErasing(
    database.owner,
    { brandId: brand.id, customer: who },
    () => must("POST", `/customers/${who}/erasure`),
    () => ask("POST", `/mentions/${id}/case`, { customer: who }),
  );
  expect(status).toBe(404);
  expect((await list()).rows).toMatchObject([{ forgotten: true, case_id: null }]);
});
