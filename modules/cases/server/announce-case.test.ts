import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { caseApp } from "../testing/case-app.ts";

const database = await testDatabase();
const start = new Date("2031-01-05T06:00:00Z");
const house = await testHouse(database, { clock: () => start });

test("a case is announced when it is opened, closed and reopened, as it stands then", async () => {
  const shop = await caseApp(house, database.owner);
  const customer = await shop.customer();
  const response = await shop.answers({ customer, nps: 2, comment: "دیر رسید" });
  await shop.answers({ customer, response, nps: 10, comment: "", changed: true });
  const [row] = (await shop.get(`/cases?view=all&customer=${customer}`)).body.rows;
  await shop.post(`/cases/${row.id}/reopening`);
  const { rows } = await database.owner.query(
    "select event, payload from announced where event like 'cases.%' and (payload ->> 'caseId')::bigint = $1 order by id",
    [row.id],
  );
  expect(rows).toMatchObject([
    { event: "cases.opened", payload: { customerId: customer, state: "open", source: "response", severity: "high" } },
    { event: "cases.closed", payload: { customerId: customer, state: "withdrawn" } },
    { event: "cases.reopened", payload: { customerId: customer, state: "open" } },
  ]);
  expect(JSON.stringify(rows)).not.toContain("دیر");
});
