import fc from "fast-check";
import { expect, test } from "vitest";
import type { House } from "../../../platform/house/module.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import type { Brand } from "../../admin/index.ts";
import { browser, given, inBrand, signedIn, testApp } from "../../admin/testing.ts";
import { type OrderInput, saveOrders } from "../../catalog/index.ts";
import { module as catalog } from "../../catalog/module.ts";
import { resolvePeople } from "../../customers/index.ts";
import { module as customers } from "../../customers/module.ts";
import { foldFully } from "../../customers/testing.ts";
import { module as imports } from "../../imports/module.ts";
import { sourceId } from "../../intake/index.ts";
import { module as intake } from "../../intake/module.ts";
import { recordInteractions } from "../../timeline/index.ts";
import { module as timeline } from "../../timeline/module.ts";
import { homeAnswer, metricAnswer, metricList, metricRows, overviewAnswer, supportAnswer } from "../contract.ts";
import { module as insights } from "../module.ts";

const database = await testDatabase();
const now = new Date("2024-07-25T09:00:00Z");
const house = await testHouse(database, { clock: () => now });
const app = await testApp(house, [intake, customers, timeline, catalog, imports, insights]);
const hour = 3_600_000;

/** A shop with three customers: two orders, one order, and a call without an order. */
async function shopOf(house: House): Promise<Brand> {
  const brand = await given.brand(house);
  await inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    const claims = ["a", "b", "c"].map((name) => ({
      sourceId: source,
      name,
      identities: [{ type: "crm" as const, value: `shop:${name}` }],
    }));
    const people = await resolvePeople(ctx, claims);
    const order = (externalId: string, person: number, hours: number): OrderInput => ({
      sourceId: source,
      externalId,
      identityId: people[person]!.identityId,
      orderedAt: new Date(now.getTime() - hours * hour),
      currency: "IRR",
      total: 1_000_000,
      lines: [],
    });
    await saveOrders(ctx, [order("1", 0, 400), order("2", 0, 200), order("3", 1, 100)]);
    await recordInteractions(ctx, [
      {
        sourceId: source,
        identityId: people[2]!.identityId,
        occurredAt: new Date(now.getTime() - 50 * hour),
        kind: "contact",
        channel: "phone",
        subject: "call",
      },
    ]);
  });
  await foldFully(house.database, brand.id, house.clock);
  return brand;
}

const brand = await shopOf(house);
const owner = await signedIn(app, brand, await given.user(house, { brand }));
const elsewhere = await given.brand(house);
const stranger = await signedIn(app, elsewhere, await given.user(house, { brand: elsewhere }));

test("a metric answers in the one shape, with its definition in the reader's language", async () => {
  const { status, body } = await owner.ask("/api/v1/metrics/repeat-rate?period=30d");
  expect(status).toBe(200);
  expect(metricAnswer.parse(body)).toMatchObject({
    metric: "repeat-rate",
    title: "نرخ خرید دوباره",
    unit: "rate",
    from: "2024-06-26",
    to: "2024-07-25",
    groups: [{ key: {}, n: 2, value: 0.5 }],
  });
  const english = await owner.ask("/api/v1/metrics/repeat-rate?period=30d", { "accept-language": "en" });
  expect(english.body.title).toBe("Repeat-purchase rate");
});

test("days of either calendar mean the same", async () => {
  const [jalali, gregorian] = await Promise.all([
    owner.ask("/api/v1/metrics/revenue?from=1403/04/05&to=1403/05/04"),
    owner.ask("/api/v1/metrics/revenue?from=2024-06-25&to=2024-07-25"),
  ]);
  expect(jalali.body.groups).toEqual(gregorian.body.groups);
  expect(jalali.body.groups).toMatchObject([{ n: 3, value: 3_000_000, currency: "IRR", average: 1_000_000 }]);
});

test("contacts alone are interactions, unless more is asked for", async () => {
  const [contacts, kinds] = await Promise.all([
    owner.ask("/api/v1/metrics/interactions?period=30d&by=channel"),
    owner.ask("/api/v1/metrics/interactions?period=30d&by=kind"),
  ]);
  expect(contacts.body.groups).toMatchObject([{ key: { channel: "phone" }, n: 1 }]);
  expect(kinds.body.groups.map((group: { key: { kind: string }; n: number }) => [group.key.kind, group.n])).toEqual([
    ["activity", 3],
    ["contact", 1],
  ]);
});

test("the list of metrics says what each may be asked", async () => {
  const { body } = await owner.ask("/api/v1/metrics");
  const named = new Map(metricList.parse(body).rows.map((row) => [row.metric, row]));
  expect(named.get("retention")).toMatchObject({ options: ["kind"], opens_rows: true });
  for (const name of ["repeat-rate", "retention", "churn", "interactions", "revenue"])
    expect(named.has(name)).toBe(true);
});

test("a number opens its rows with their names, and only those of the reader's brand", async () => {
  const { body } = await owner.ask("/api/v1/metrics/repeat-rate/rows?period=30d");
  expect(metricRows.parse(body).rows).toMatchObject([{ kind: "customer", name: "a" }]);
  const stages = await owner.ask("/api/v1/metrics/customers/rows?by=lifecycle&key.lifecycle=prospect");
  expect(stages.body.rows).toMatchObject([{ name: "c" }]);
  const other = await stranger.ask("/api/v1/metrics/repeat-rate/rows?period=30d");
  expect(other.body).toEqual({ rows: [], next: null });
});

test("another brand's numbers stay its own", async () => {
  const { body } = await stranger.ask("/api/v1/metrics/revenue?period=30d");
  expect(body.groups).toMatchObject([{ key: {}, n: 0, value: 0 }]);
});

test("the first page answers everything at once", async () => {
  const { status, body } = await owner.ask("/api/v1/insights/overview?period=90d&calendar=gregorian");
  expect(status).toBe(200);
  const { answers, granularity } = overviewAnswer.parse(body);
  expect(granularity).toBe("day");
  expect(answers.customers.groups.map(({ key, n }) => [key["lifecycle"], n])).toEqual([
    ["prospect", 1],
    ["buyer", 2],
    ["loyal", 0],
    ["lapsed", 0],
  ]);
  expect(answers.retention_bounded.from).toBe("2023-08-01");
  expect((await owner.ask("/api/v1/insights/overview?period=12-months")).body.granularity).toBe("month");
});

test("the page of support answers everything at once, also where nobody has written yet", async () => {
  const { status, body } = await owner.ask(
    "/api/v1/insights/support?period=30d&channel=chat&team=1&agent=x&time=calendar",
  );
  expect(status).toBe(200);
  const { answers } = supportAnswer.parse(body);
  expect(answers.first_response.groups).toMatchObject([{ n: 0, value: null, waiting: 0 }]);
  expect(answers.backlog_over_time.groups).toHaveLength(30);
  expect((await owner.ask("/api/v1/insights/support?period=12-months")).body.granularity).toBe("month");
});

test("home says how the business does, and is a beginning where there is nothing yet", async () => {
  const { body } = await owner.ask("/api/v1/insights/home");
  const home = homeAnswer.parse(body);
  expect(home.first_use).toBe(false);
  expect(home.health.map(({ line }) => line)).toEqual(["retention", "repeat-rate", "orders", "contacts"]);
  expect(home.health[2]).toMatchObject({ n: 3, value: 3 / 28, change: null });
  expect((await stranger.ask("/api/v1/insights/home")).body).toMatchObject({ first_use: true, needs: [] });
});

test("rows carry names, so a key for metrics alone does not open them", async () => {
  const key = await given.apiKey(house, brand, ["insights.read"]);
  const machine = browser(app);
  const ask = (url: string) => machine.ask(url, { authorization: `Bearer ${key}` });
  expect((await ask("/api/v1/metrics/churn")).status).toBe(200);
  expect((await ask("/api/v1/metrics/churn/rows")).body).toMatchObject({ code: "not_permitted" });
});

test("whatever is asked, the answer is a number or a coded refusal", async () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "2024-01-01",
      "1403/13/01",
      "0000-00-00",
      "9999-12-31",
      "all",
      "9999d",
      "month",
      "unbounded",
      "IRR",
      "'; drop",
    ),
  );
  const name = fc.constantFrom(
    "from",
    "to",
    "period",
    "by",
    "calendar",
    "kind",
    "currency",
    "after",
    "limit",
    "opening_from",
    "key.month",
    "key.cohort",
    "key.week",
    "key.day",
    "__proto__",
  );
  const metric = fc.constantFrom(
    "repeat-rate",
    "retention",
    "churn",
    "revenue",
    "interactions",
    "time-between-purchases",
    "customers",
    "new-customers",
    "%F0",
  );
  const path = fc.constantFrom("", "/rows");
  const key = await given.apiKey(house, brand, ["insights.read", "customers.read"]);
  const machine = browser(app);
  await fc.assert(
    fc.asyncProperty(
      metric,
      path,
      fc.array(fc.tuple(name, word), { maxLength: 4 }),
      async (metric, path, parameters) => {
        const { status, body } = await machine.ask(
          `/api/v1/metrics/${metric}${path}?${new URLSearchParams(parameters)}`,
          {
            authorization: `Bearer ${key}`,
          },
        );
        if (status !== 200)
          expect([status, typeof body.code]).toEqual([expect.toSatisfy((code) => code >= 400 && code < 500), "string"]);
      },
    ),
    { numRuns: 300 },
  );
});
