import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { timelineApp } from "../testing/app.ts";
import { givenBrand } from "../testing/given.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await timelineApp(house);

type Headers = Record<string, string>;
const post = (brand: number, payload: unknown, headers: Headers = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/interactions",
    headers: { "x-brand": String(brand), "content-type": "application/json", ...headers },
    payload: typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });
const stored = async (brand: number) =>
  (await database.owner.query("select count(*) as n from interaction where brand_id = $1", [brand])).rows[0].n;
const call = { phone: "0912 000 0001", channel: "phone", direction: "in", text: "سلام" };

test("an interaction is recorded for a person named by phone, e-mail, number or identity", async () => {
  const brand = await givenBrand(database);
  const people = [
    { phone: "۰۹۱۲ ۳۴۵ ۶۷۸۹" },
    { email: "Maryam@Example.com" },
    { customer_external_id: "C-7", source: "shop" },
    { identity: { type: "telegram", value: "@maryam_k" } },
  ];
  for (const person of people) {
    const answer = await post(brand, { ...person, channel: "chat" });
    expect([answer.statusCode, answer.json().result]).toEqual([200, "recorded"]);
  }
  const again = await post(brand, { phone: "+989123456789", channel: "sms" });
  const first = await post(brand, { phone: "00989123456789", channel: "sms" });
  expect(again.json().customer_id).toBe(first.json().customer_id);
  expect(await stored(brand)).toBe(6);
});

test("the same external id five times at once is recorded once, and every answer names it", async () => {
  const brand = await givenBrand(database);
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(brand, { ...call, external_id: "c-1" })));
  expect(answers.map((answer) => answer.json().result).sort()).toEqual(["recorded", ...Array(4).fill("repeated")]);
  expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
  expect((await post(brand, { ...call, external_id: "c-1" })).json().result).toBe("repeated");
  expect((await post(brand, { ...call, external_id: "c-1", source: "other" })).json().result).toBe("recorded");
  expect(await stored(brand)).toBe(2);
});

test("an Idempotency-Key gives the first answer again, at once or later, and is not for other content", async () => {
  const brand = await givenBrand(database);
  const key = { "idempotency-key": "k-1" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(brand, call, key)));
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect((await post(brand, call, key)).json()).toEqual(answers[0]?.json());
  expect((await post(brand, { ...call, text: "دیگر" }, key)).json().code).toBe("idempotency_reused");
  expect(await stored(brand)).toBe(1);
});

test("a bad one fails alone: the others of its group are recorded", async () => {
  const brand = await givenBrand(database);
  // A half surrogate in meta passes every check of ours and is refused by PostgreSQL's jsonb.
  const bad = `{"phone":"09120000001","channel":"phone","meta":{"x":"\\ud800"}}`;
  const answers = await Promise.all([
    ...Array.from({ length: 9 }, (_, n) => post(brand, { ...call, external_id: `ok-${n}` })),
    post(brand, bad, { "idempotency-key": "bad" }),
    ...Array.from({ length: 9 }, (_, n) => post(brand, { ...call, external_id: `ok-${n + 9}` })),
  ]);
  expect(answers.map((answer) => answer.statusCode)).toEqual([...Array(9).fill(200), 400, ...Array(9).fill(200)]);
  expect(await stored(brand)).toBe(18);
});

test("what cannot be understood gets a code, never a 500, and stores nothing", async () => {
  const brand = await givenBrand(database);
  const cases: [unknown, string][] = [
    ['{"phone":', "malformed_json"],
    [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), "bad_encoding"],
    [{ ...call, text: "a\u0000b" }, "bad_encoding"],
    [{ ...call, text: "x".repeat(10 * 1024 * 1024) }, "too_large"],
    [[], "invalid"],
    [null, "invalid"],
    [{ channel: "phone" }, "person_missing"],
    [{ ...call, phone: "123" }, "phone_unreadable"],
    [{ channel: "email", email: "not an address" }, "email_unreadable"],
    [{ ...call, channel: "'; drop table interaction; --" }, "invalid"],
    [{ ...call, kind: "<script>" }, "invalid"],
    [{ ...call, direction: 5 }, "invalid"],
    [{ ...call, feeling: 3 }, "invalid"],
    [{ ...call, occurred_at: "yesterday" }, "invalid"],
    [{ ...call, occurred_at: "0000-01-01T00:00:00Z" }, "date_out_of_range"],
    [{ ...call, occurred_at: "9999-12-31T23:59:59Z" }, "date_out_of_range"],
    [{ ...call, meta: { x: "y".repeat(30_000) } }, "too_large"],
    [{ ...call, identity: { type: "carrier pigeon", value: "x" } }, "invalid"],
    [{ ...call, source: "a b" }, "invalid"],
  ];
  for (const [body, code] of cases) {
    const answer = await post(brand, body === null ? "null" : body);
    expect([code, answer.statusCode >= 400 && answer.statusCode < 500, answer.json().code]).toEqual([code, true, code]);
    expect(answer.json().message).toMatch(/[آ-ی]/);
  }
  expect(await stored(brand)).toBe(0);
});

test("SQL and script in every free field are kept as the text they are", async () => {
  const brand = await givenBrand(database);
  const wild = `'); drop table interaction; -- <script>alert(1)</script>`;
  const answer = await post(brand, {
    customer_external_id: wild,
    name: wild,
    channel: "chat",
    text: wild,
    partner: wild,
    agent: wild,
    external_id: wild,
    meta: { [wild.slice(0, 90)]: wild },
  });
  expect(answer.statusCode).toBe(200);
  const row = await app.inject({
    url: `/api/v1/interactions/${answer.json().id}`,
    headers: { "x-brand": String(brand) },
  });
  expect(row.json()).toMatchObject({
    text: wild,
    agent: wild,
    partner: { name: wild },
    meta: { [wild.slice(0, 90)]: wild },
  });
});

test("any JSON at all is either recorded or refused with a code", async () => {
  const brand = await givenBrand(database);
  const field = fc.constantFrom(
    "phone",
    "email",
    "identity",
    "channel",
    "text",
    "meta",
    "occurred_at",
    "kind",
    "partner",
    "agent",
    "feeling",
    "external_id",
    "name",
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.date({ noInvalidDate: true }).map(String),
    fc.integer(),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(field, value, { maxKeys: 4 }), async (wild) => {
      const answer = await post(brand, { ...call, ...wild });
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.json().code ?? answer.json().result).toBeTypeOf("string");
    }),
    { numRuns: 150 },
  );
});

test("another brand's interaction is not found, and its customer has no timeline", async () => {
  const [mine, other] = [await givenBrand(database), await givenBrand(database)];
  const { id, customer_id } = (await post(other, call)).json();
  for (const url of [`/api/v1/interactions/${id}`, `/api/v1/customers/${customer_id}/timeline`]) {
    const answer = await app.inject({ url, headers: { "x-brand": String(mine) } });
    expect([answer.statusCode, answer.json().code]).toEqual([404, "not_found"]);
  }
});
