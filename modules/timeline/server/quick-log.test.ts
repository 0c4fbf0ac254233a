import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { recordInteractions } from "../index.ts";
import { timelineApp } from "../testing/app.ts";
import { entry, givenBrand, givenCustomer, inBrand } from "../testing/given.ts";

const database = await testDatabase();
let now = new Date("2025-11-22T10:30:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await timelineApp(house);

const call = async (
  brand: number,
  method: "GET" | "POST" | "DELETE",
  url: string,
  payload?: object,
  user = "maryam",
) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { "x-brand": String(brand), "x-user": user },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body ? answer.json() : null };
};
const factsOf = async (customer: number) =>
  (await database.owner.query("select interactions, contacts from customer_facts where customer_id = $1", [customer]))
    .rows[0];

async function given() {
  const brand = await givenBrand(database);
  const person = await inBrand(database, brand, (ctx) => givenCustomer(ctx, "+989120000001"));
  return { brand, ...person };
}

test("a visit is logged with what it was and little else, and stands on the timeline", async () => {
  const { brand, customerId } = await given();
  const visit = { what: "visit", text: " پرسید کی می‌رسد ", feeling: -1, partner: "نمایندگی شیراز", direction: "in" };
  const { status, body } = await call(brand, "POST", `/customers/${customerId}/interactions`, visit);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    subject: "visit",
    kind: "contact",
    channel: "in_person",
    text: "پرسید کی می‌رسد",
    feeling: -1,
    partner: { name: "نمایندگی شیراز" },
    occurred_at: now.toISOString(),
    source: "quick-log",
    withdrawable: true,
    customer_id: customerId,
  });
  const { body: page } = await call(brand, "GET", `/customers/${customerId}/timeline`);
  expect(page.rows).toEqual([body]);
});

test("somebody who is not known yet is made by phone; once known, they are found", async () => {
  const { brand, customerId } = await given();
  const log = { what: "call", text: "موجودی پرسید" };
  const known = await call(brand, "POST", "/quick-log", { ...log, phone: "۰۹۱۲ ۰۰۰ ۰۰۰۱" });
  expect(known.body.customer_id).toBe(customerId);
  const made = await call(brand, "POST", "/quick-log", { ...log, phone: "0935 000 0002", name: "کاوه نادری" });
  expect(made.body.customer_id).not.toBe(customerId);
  const { rows } = await database.owner.query("select name from customer where id = $1", [made.body.customer_id]);
  expect(rows).toEqual([{ name: "کاوه نادری" }]);
  expect((await call(brand, "POST", "/quick-log", log)).body.code).toBe("person_missing");
  expect((await call(brand, "POST", "/quick-log", { ...log, phone: "12" })).body).toMatchObject({
    code: "phone_unreadable",
    field: "phone",
  });
});

test("an author takes a slip back within the hour: it is shown and counted no more, and its words are gone", async () => {
  const { brand, customerId } = await given();
  const { body: kept } = await call(brand, "POST", `/customers/${customerId}/interactions`, {
    what: "call",
    text: "درست",
  });
  const { body: slip } = await call(brand, "POST", `/customers/${customerId}/interactions`, {
    what: "call",
    text: "اشتباه",
  });
  const url = `/interactions/${slip.id}`;
  expect((await call(brand, "DELETE", url, undefined, "reza")).body.code).toBe("withdrawal_refused");
  expect((await call(brand, "DELETE", url)).status).toBe(204);
  expect((await call(brand, "DELETE", url)).status).toBe(204);
  expect((await call(brand, "GET", url)).status).toBe(404);
  const { body: page } = await call(brand, "GET", `/customers/${customerId}/timeline`);
  expect(page.rows.map((row: { id: number }) => row.id)).toEqual([kept.id]);
  await foldFully(database.app, brand, () => now);
  expect(await factsOf(customerId)).toEqual({ interactions: 1, contacts: 1 });
  const counted = await database.owner.query("select sum(n)::int as n from interaction_day where brand_id = $1", [
    brand,
  ]);
  expect(counted.rows).toEqual([{ n: 1 }]);
  const words = await database.owner.query("select body from interaction_text where brand_id = $1", [brand]);
  expect(words.rows).toEqual([{ body: "درست" }]);

  now = new Date(now.getTime() + 61 * 60_000);
  expect((await call(brand, "DELETE", `/interactions/${kept.id}`)).body.code).toBe("withdrawal_refused");
});

test("a customer without any identifier can be logged for, and another brand's cannot", async () => {
  const { brand } = await given();
  const { rows } = await database.owner.query(
    "insert into customer (brand_id, name) values ($1, 'بی‌شناسه') returning id",
    [brand],
  );
  const url = `/customers/${rows[0].id}/interactions`;
  expect((await call(brand, "POST", url, { what: "letter" })).body).toMatchObject({ customer_id: rows[0].id });
  expect((await call(brand, "POST", url, { what: "letter" })).status).toBe(200);
  const other = await givenBrand(database);
  expect((await call(other, "POST", url, { what: "letter" })).status).toBe(404);
});

test("facts of a customer follow the log through the fold", async () => {
  const { brand, customerId, identityId, sourceId } = await given();
  await inBrand(database, brand, (ctx) =>
    recordInteractions(ctx, [
      entry({ identityId, sourceId }, { channel: "phone", occurredAt: new Date("2025-01-01T00:00:00Z") }),
      entry(
        { identityId, sourceId },
        { kind: "activity", channel: "web", subject: "page_view", occurredAt: new Date("2025-02-01T00:00:00Z") },
      ),
    ]),
  );
  await foldFully(database.app, brand, () => now);
  const { rows } = await database.owner.query("select * from customer_facts where customer_id = $1", [customerId]);
  expect(rows[0]).toMatchObject({
    interactions: 2,
    contacts: 1,
    last_channel: "web",
    first_contact_at: new Date("2025-01-01T00:00:00Z"),
    last_seen_at: new Date("2025-02-01T00:00:00Z"),
  });
});
