import { expect, test } from "vitest";
import { system } from "../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, inBrand } from "../../admin/testing.ts";
import { saveOrders } from "../../catalog/index.ts";
import { resolvePeople } from "../../customers/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { sourceId } from "../../intake/index.ts";
import { recordInteractions } from "../../timeline/index.ts";
import "../module.ts";
import { foldPurchases, openSmallShop, placeOrders, type ToldOrder } from "../testing.ts";
import { askMetrics } from "./ask-metrics.ts";
import { healthLines } from "./health.ts";
import { askedOf } from "./question.ts";

const database = await testDatabase();
const now = new Date("2024-07-25T09:00:00Z");
const house = await testHouse(database, { clock: () => now });
const day = 86_400_000;

async function linesOf(brandId: number) {
  const lines = await healthLines(database.app, { brandId, actor: system("test"), now }, "en");
  return Object.fromEntries(lines.map((line) => [line.line, line]));
}

test("contacts that clearly grew get an arrow; orders that wavered get none", async () => {
  const brand = await given.brand(house);
  await inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "phone");
    const [person] = await resolvePeople(ctx, [
      { sourceId: source, identities: [{ type: "phone", value: "+989121234567" }] },
    ]);
    const call = (ago: number) => ({
      sourceId: source,
      identityId: person!.identityId,
      occurredAt: new Date(now.getTime() - ago * day),
      kind: "contact" as const,
      channel: "phone",
      subject: "call",
    });
    const recent = Array.from({ length: 28 }, (_, place) =>
      Array.from({ length: 4 + (place % 3) }, () => call(place + 1)),
    );
    const before = Array.from({ length: 28 }, (_, place) => call(place + 29));
    await recordInteractions(ctx, [...recent.flat(), ...before]);
  });
  await foldFully(house.database, brand.id, house.clock);
  const { contacts, orders } = await linesOf(brand.id);
  expect(contacts).toMatchObject({ change: "up", before: 1, n: 28 * 5 - 1 });
  expect(contacts!.low!).toBeLessThan(contacts!.value!);
  expect(orders).toMatchObject({ value: null, change: null });
});

test("retention is those of the 90 days before who bought again in the last 90", async () => {
  const shop = await openSmallShop(database, 60);
  const at = (ago: number) => new Date(now.getTime() - ago * day);
  const orders: ToldOrder[] = [];
  for (let buyer = 1; buyer <= 60; buyer++) {
    orders.push({ buyer, at: at(200), counted: true }, { buyer, at: at(120), counted: true });
    if (buyer <= 15) orders.push({ buyer, at: at(30), counted: true });
  }
  await placeOrders(database, shop, orders);
  await foldPurchases(
    database,
    shop,
    Array.from({ length: 60 }, (_, place) => place + 1),
    now,
  );
  const { retention } = await linesOf(shop.brandId);
  expect(retention).toMatchObject({ n: 60, value: 0.25, before: 1, change: "down" });
});

test("time from the first contact to the first purchase, for those who were in contact first", async () => {
  const brand = await given.brand(house);
  await inBrand(house, brand, async (ctx) => {
    const source = await sourceId(ctx, "shop");
    const claims = ["1", "2", "3"].map((id) => ({
      sourceId: source,
      identities: [{ type: "crm" as const, value: `shop:${id}` }],
    }));
    const people = await resolvePeople(ctx, claims);
    const contact = (person: number, ago: number) => ({
      sourceId: source,
      identityId: people[person]!.identityId,
      occurredAt: new Date(now.getTime() - ago * day),
      kind: "contact" as const,
      channel: "chat",
      subject: "message",
    });
    await recordInteractions(ctx, [contact(0, 20), contact(1, 9), contact(2, 1)]);
    const orders = [0, 1, 2].map((person) => ({
      sourceId: source,
      externalId: String(person),
      identityId: people[person]!.identityId,
      orderedAt: new Date(now.getTime() - 5 * day),
      currency: "IRR",
      total: 1000,
      lines: [],
    }));
    await saveOrders(ctx, orders);
  });
  await foldFully(house.database, brand.id, house.clock);
  const on = { brandId: brand.id, actor: system("test"), now };
  const { answers } = await askMetrics(database.app, on, "en", [askedOf("time-to-first-purchase", { period: "30d" })]);
  // Fifteen days and four; the third bought before the first contact.
  expect(answers[0]!.groups).toMatchObject([{ n: 2, value: 9.5, low: null }]);
});
