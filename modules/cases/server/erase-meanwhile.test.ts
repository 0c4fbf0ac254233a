import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { whileErasing } from "../../customers/testing.ts";
import { caseApp } from "../testing/case-app.ts";
import { linkOf } from "./link-token.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { brand, post, get, put, customer, say } = await caseApp(house, database.owner);

/** Does something while a customer is being erased. */
const meanwhile = <T>(who: number, deed: () => Promise<T>) =>
  whileErasing(database.owner, { brandId: brand.id, customer: who }, () => post(`/customers/${who}/erasure`), deed);

/** An open case of a customer who was never written to. */
async function opened() {
  const who = await customer();
  const { id } = (await post("/cases", { customer: who, title: "بستهٔ پاره" })).body as { id: number };
  return { who, id };
}

test.each([
  ["a promise is made", "promises", { text: "پول برمی‌گردد", due_at: "2099-01-01T00:00:00Z" }, 404],
  ["a call is logged", "calls", { reached: true, text: "گفت پاره بود" }, 404],
  ["the customer is asked whether it is solved", "solution", { root_cause: "other" }, 200],
])("%s in a case while its customer is erased: both go through", async (_what, deed, body, status) => {
  const { who, id } = await opened();
  const answer = await meanwhile(who, () => post(`/cases/${id}/${deed}`, body));
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  expect((await get(`/cases/${id}`)).body.title).toBe("");
});

test("a customer says that it is not solved while they are erased: they are told that it is too late", async () => {
  const who = await customer();
  const { body: usual } = await get("/case-settings");
  await put("/case-settings", { ...usual, follow_up: { ...usual.follow_up, on_no: "case" } });
  const { id: conversation } = (await post("/conversations", { customer: who, channel: "phone", note: "پاره بود" }))
    .body;
  const { rows } = await database.owner.query(
    `insert into case_confirmation (brand_id, conversation_id, identity_id, made_at, made_by, expires_at)
      select brand_id, id, identity_id, now(), 'system', now() + interval '1 day' from conversation where brand_id = $1 and id = $2 returning id`,
    [brand.id, conversation],
  );
  const link = linkOf(house.config, { kind: "c", brandId: brand.id, id: Number(rows[0].id) });
  const { statusCode } = await meanwhile(who, () => say(link, { solved: "no", comment: "هنوز پاره است" }));
  expect(statusCode).toBe(410);
});
