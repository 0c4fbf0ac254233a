import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { findPartner, resolvePeople } from "../../customers/index.ts";
import type { InteractionPage } from "../contract.ts";
import { type NewInteraction, recordInteractions, registerSubjectReader } from "../index.ts";
import { timelineApp } from "../testing/app.ts";
import { entry, givenBrand, givenCustomer, inBrand } from "../testing/given.ts";

const database = await testDatabase();
const app = await timelineApp(await testHouse(database));

const ask = async (brand: number, url: string) =>
  (await app.inject({ url: `/api/v1${url}`, headers: { "x-brand": String(brand) } })).json();
const page = (brand: number, customer: number, query = ""): Promise<InteractionPage> =>
  ask(brand, `/customers/${customer}/timeline?${query}`);
const on = (day: string, hour = 10) => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);

async function given(rows: (of: { identityId: number; sourceId: number }) => NewInteraction[]) {
  const brand = await givenBrand(database);
  const person = await inBrand(database, brand, async (ctx) => {
    const found = await givenCustomer(ctx, "+989120000001");
    await recordInteractions(ctx, rows(found));
    return found;
  });
  return { brand, ...person };
}

test("a page shows what happened with its words and the names of what it points to", async () => {
  registerSubjectReader(["order"], async (_ctx, ids) => new Map(ids.map((id) => [id, { number: `#${id}` }])));
  const brand = await givenBrand(database);
  const person = await inBrand(database, brand, async (ctx) => {
    const found = await givenCustomer(ctx, "+989120000001");
    const partnerId = await findPartner(ctx, "نمایندگی رشت");
    await recordInteractions(ctx, [
      entry(found, {
        text: "سلام",
        agentName: "مریم",
        partnerId,
        touchpoint: "support",
        feeling: 2,
        meta: { line: 3 },
      }),
      entry(found, {
        subject: "order",
        subjectId: 41,
        occurredAt: on("2025-03-21"),
        kind: "activity",
        channel: "shop",
      }),
    ]);
    return found;
  });
  const { rows, next } = await page(brand, person.customerId);
  expect(next).toBeNull();
  expect(rows).toMatchObject([
    { subject: "order", subject_shown: { number: "#41" }, text: null, partner: null, customer_id: person.customerId },
    {
      subject: "call",
      text: "سلام",
      agent: "مریم",
      partner: { name: "نمایندگی رشت" },
      touchpoint: "support",
      feeling: 2,
      meta: { line: 3 },
      source: "shop",
      withdrawable: false,
    },
  ]);
});

test("every filter of the line finds what it names, also together", async () => {
  const { brand, customerId } = await given((person) => [
    entry(person, { occurredAt: on("2025-01-01"), channel: "phone", direction: "in" }),
    entry(person, {
      occurredAt: on("2025-02-01"),
      channel: "sms",
      direction: "out",
      kind: "broadcast",
      subject: "message",
    }),
    entry(person, {
      occurredAt: on("2025-03-01"),
      channel: "web",
      kind: "activity",
      subject: "page_view",
      touchpoint: "site",
    }),
    // Half past eight in the evening in London is already the next day in Tehran.
    entry(person, { occurredAt: on("2025-03-31", 21), channel: "email", subject: "message", partnerId: 7 }),
  ]);
  const found = async (query: string) => (await page(brand, customerId, query)).rows.map((row) => row.channel);
  expect(await found("")).toEqual(["email", "web", "sms", "phone"]);
  expect(await found("kind=contact")).toEqual(["email", "phone"]);
  expect(await found("channel=sms,web")).toEqual(["web", "sms"]);
  expect(await found("subject=page_view")).toEqual(["web"]);
  expect(await found("direction=out")).toEqual(["sms"]);
  expect(await found("touchpoint=site")).toEqual(["web"]);
  expect(await found("partner=7")).toEqual(["email"]);
  expect(await found("source=shop&kind=contact&direction=in")).toEqual(["email", "phone"]);
  expect(await found("source=elsewhere")).toEqual([]);
  expect(await found("from=2025-02-01&to=2025-03-31")).toEqual(["web", "sms"]);
  expect(await found("from=2025-04-01")).toEqual(["email"]);
});

test("pages of any size put together are the whole timeline, in order, whatever the identities and twins in time", async () => {
  const brand = await givenBrand(database);
  const { customerId, ways, sourceId } = await inBrand(database, brand, async (ctx) => {
    const phone = await givenCustomer(ctx, "+989120000002");
    const [known] = await resolvePeople(ctx, [
      {
        sourceId: phone.sourceId,
        identities: [
          { type: "crm", value: "shop:9" },
          { type: "phone", value: "+989120000002", verified: true },
        ],
      },
    ]);
    return { ...phone, customerId: known?.customerId as number, ways: [phone.identityId, known?.identityId as number] };
  });
  const moment = fc.record({ day: fc.integer({ min: 1, max: 4 }), way: fc.nat(1) });
  let expected = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }), async (moments, limit) => {
      await inBrand(database, brand, (ctx) =>
        recordInteractions(
          ctx,
          moments.map(({ day, way }) =>
            entry({ identityId: ways[way] as number, sourceId }, { occurredAt: on(`2025-01-0${day}`) }),
          ),
        ),
      );
      expected += moments.length;
      const seen: { id: number; occurred_at: string }[] = [];
      let next: string | null = "";
      while (next !== null) {
        const got: InteractionPage = await page(brand, customerId, `limit=${limit}${next && `&after=${next}`}`);
        seen.push(...got.rows);
        next = got.next;
      }
      expect(seen).toHaveLength(expected);
      expect(new Set(seen.map((row) => row.id)).size).toBe(expected);
      const order = seen.toSorted((a, b) => b.occurred_at.localeCompare(a.occurred_at) || b.id - a.id);
      expect(seen).toEqual(order);
    }),
    { numRuns: 8 },
  );
});

test("the log is listed by when rows were recorded or by when things happened", async () => {
  const { brand } = await given((person) => [
    entry(person, { occurredAt: on("2025-05-05"), channel: "phone" }),
    entry(person, { occurredAt: on("2025-06-06"), channel: "sms" }),
    entry(person, { occurredAt: on("1990-01-01"), channel: "letter" }),
  ]);
  const list = async (query: string) => {
    const first = await ask(brand, `/interactions?limit=2&${query}`);
    const second = await ask(brand, `/interactions?limit=2&${query}&after=${first.next}`);
    expect(second.next).toBeNull();
    return [...first.rows, ...second.rows].map((row: { channel: string }) => row.channel);
  };
  expect(await list("")).toEqual(["letter", "sms", "phone"]);
  expect(await list("order=occurred")).toEqual(["sms", "phone", "letter"]);
});

test("cursors and filters that are none are refused with a code", async () => {
  const { brand, customerId } = await given(() => []);
  for (const query of [
    "after=x",
    "after=1.2.3",
    "limit=0",
    "limit=9999",
    "partner=x",
    "from=2025-13-01",
    "kind=x",
    "direction=up",
  ]) {
    expect([query, (await ask(brand, `/customers/${customerId}/timeline?${query}`)).code]).toEqual([query, "invalid"]);
  }
  expect((await ask(brand, "/interactions?after=1.2")).code).toBe("invalid");
  expect((await page(brand, customerId)).rows).toEqual([]);
  expect((await ask(brand, "/customers/999999999/timeline")).code).toBe("not_found");
  expect((await ask(brand, "/interactions/999999999")).code).toBe("not_found");
});
