import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { signSiteClaim } from "../../admin/index.ts";
import { timelineApp } from "../testing/app.ts";
import { givenBrand, givenSite } from "../testing/given.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await timelineApp(house);
const inAnHour = () => Date.now() / 1000 + 3600;

async function shop(domains: string[] = []) {
  const brand = await givenBrand(database);
  return { brand, ...(await givenSite(database, house, brand, domains)) };
}
const report = (payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/site/events",
    headers: { "content-type": "text/plain", ...headers },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
const view = (more = {}) => ({ type: "page_view", id: randomUUID(), at: Date.now(), url: "https://shop.ir/", ...more });
const said = (key: string, visitor: string, events: unknown[], more = {}) => ({
  key,
  visitor,
  sent_at: Date.now(),
  events,
  ...more,
});
const timelineOf = async (brand: number, customer: number) =>
  (await app.inject({ url: `/api/v1/customers/${customer}/timeline`, headers: { "x-brand": String(brand) } })).json();
const ownerOf = async (brand: number, type: string) =>
  (
    await database.owner.query("select distinct customer_id from identity where brand_id = $1 and type = $2", [
      brand,
      type,
    ])
  ).rows.map((row) => row.customer_id);

test("what an anonymous visitor did comes along when their site says who they are", async () => {
  const { brand, key, secret } = await shop();
  const visitor = randomUUID();
  const product = { id: "p-1", name: "گلدان سفالی", price: 250000, currency: "IRT" };
  await report(said(key, visitor, [view(), view({ type: "product_view", product })]));
  const claim = signSiteClaim(secret, { exp: inAnHour(), id: "77", phone: "۰۹۱۲۱۱۱۲۲۳۳", name: "مریم کریمی" });
  const answer = await report(said(key, visitor, [view({ type: "identify" })], { claim }));
  expect(answer.json()).toEqual({ recorded: 1, repeated: 0, rejected: [], claim: "accepted" });

  const [customer] = await ownerOf(brand, "phone");
  expect(await ownerOf(brand, "visitor")).toEqual([customer]);
  const { rows } = await timelineOf(brand, customer);
  expect(rows.map((row: { subject: string }) => row.subject).sort()).toEqual(["identify", "page_view", "product_view"]);
  expect(rows.find((row: { subject: string }) => row.subject === "product_view").meta.product).toEqual(product);
});

test("without a valid signature nobody becomes known, whatever they claim; their events are kept", async () => {
  const { brand, key } = await shop();
  const other = await shop();
  const claims = [
    "nonsense",
    signSiteClaim("guessed", { exp: inAnHour(), phone: "09121112233" }),
    signSiteClaim(other.secret, { exp: inAnHour(), phone: "09121112233" }),
  ];
  for (const claim of claims) {
    const event = view({ type: "identify", claimed: { phone: "09121112233" } });
    const answer = await report(said(key, randomUUID(), [event], { claim }));
    expect(answer.json()).toMatchObject({ recorded: 1, claim: "refused" });
  }
  expect(await ownerOf(brand, "phone")).toEqual([]);
  expect(await ownerOf(brand, "visitor")).toHaveLength(3);
});

test("a report sent again, also five at once, is recorded once", async () => {
  const { brand, key } = await shop();
  const again = said(key, randomUUID(), [
    view(),
    view({ type: "cart", action: "add" }),
    view({ type: "order", order: { id: "9" } }),
  ]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => report(again)));
  expect(answers.map((answer) => answer.json().recorded).reduce((a, b) => a + b)).toBe(3);
  const { rows } = await database.owner.query("select count(*) as n from interaction where brand_id = $1", [brand]);
  expect(rows[0].n).toBe(3);
});

test("a bad event is named and holds nothing back", async () => {
  const { key } = await shop();
  const events = [
    view(),
    { type: "page_view" },
    "x",
    view({ type: "unknown" }),
    view({ type: "event", name: "ویدیو دید" }),
  ];
  const answer = (await report(said(key, randomUUID(), events))).json();
  expect(answer).toMatchObject({
    recorded: 2,
    rejected: [{ place: 1 }, { place: 2 }, { place: 3 }].map((one) => ({ ...one, code: "invalid" })),
  });
});

test("when it happened is counted back from sending, whatever the visitor's clock shows", async () => {
  const { brand, key } = await shop();
  const wrong = Date.UTC(1999, 0, 1);
  const began = Date.now();
  const events = [view({ at: wrong - 60_000 }), view({ at: wrong + 60_000 }), view({ at: 0 })];
  await report({ ...said(key, randomUUID(), events), sent_at: wrong });
  const { rows } = await database.owner.query("select occurred_at from interaction where brand_id = $1 order by id", [
    brand,
  ]);
  const ages = rows.map((row) => Math.round((Date.now() - row.occurred_at.getTime()) / 1000));
  const slack = Math.ceil((Date.now() - began) / 1000) + 1;
  expect(ages.map((age, at) => age - [60, 0, 604_800][at]! <= slack)).toEqual([true, true, true]);
  expect(ages[2]).toBeGreaterThanOrEqual(604_800);
});

test("only pages of the site's own domains are taken in, and may read the answer", async () => {
  const { key } = await shop(["www.shop.ir"]);
  const body = said(key, randomUUID(), [view()]);
  const own = await report(body, { origin: "https://www.shop.ir" });
  expect([own.statusCode, own.headers["access-control-allow-origin"]]).toEqual([200, "https://www.shop.ir"]);
  const foreign = await report(body, { origin: "https://evil.example" });
  expect([foreign.statusCode, foreign.json().code]).toEqual([400, "origin_refused"]);
  expect((await report({ ...body, key: "hs_0000000000000000" })).json().code).toBe("site_unknown");
  const before = await app.inject({
    method: "OPTIONS",
    url: "/api/v1/site/events",
    headers: { origin: "https://www.shop.ir" },
  });
  expect([before.statusCode, before.headers["access-control-allow-methods"]]).toEqual([204, "POST"]);
});

test("anything at all gets a coded answer, never a 500", async () => {
  const { key } = await shop();
  for (const wild of ["", "{", "[]", "null", "\ufffd".repeat(100), `{"key":"${key}"}`]) {
    const answer = await report(wild);
    expect([wild, answer.statusCode < 500, typeof answer.json().code]).toEqual([wild, true, "string"]);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), fc.string(), async (events, claim) => {
      const answer = await report(said(key, randomUUID(), events, { claim }));
      expect(answer.statusCode).toBeLessThan(500);
    }),
    { numRuns: 60 },
  );
});
