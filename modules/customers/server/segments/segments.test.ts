import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { type Rule, rule } from "../../contract.ts";
import { noon, type TestBrand, testBrand } from "../../testing.ts";
import { defineAttribute } from "../profile/attribute-definitions.ts";
import { recordConsent } from "../profile/consents.ts";
import { type SavedCustomer, saveCustomers } from "../save/save-customers.ts";
import { registerCustomerFacts } from "./customer-facts.ts";
import { rebuildSegment } from "./rebuild-segment.ts";
import { changeSegment, countRule, makeSegment, showSegment } from "./segments.ts";

const database = await testDatabase();
registerCustomerFacts();

const labels = ["علی", "مینا", "رضا", "بی‌نام"];

async function shop(): Promise<{ on: TestBrand; ids: number[] }> {
  const on = await testBrand(database.app);
  const ids = await on.in(async (ctx) => {
    await defineAttribute(ctx, { key: "shoe_size", label: "اندازهٔ کفش", type: "number", choices: [] });
    await defineAttribute(ctx, { key: "warranty", label: "پایان ضمانت", type: "date", choices: [] });
    const saved = await saveCustomers(ctx, [
      {
        source: "s",
        external_id: "1",
        name: "علی",
        city: "تهران",
        tags: ["vip"],
        birthday: "1990-11-24",
        attributes: { shoe_size: 42 },
      },
      {
        source: "s",
        external_id: "2",
        name: "مینا",
        city: "شیراز",
        birthday: "2000-02-29",
        attributes: { shoe_size: "38", warranty: "2026-12-01" },
      },
      { source: "s", external_id: "3", name: "رضا", tags: ["vip", "عمده"], created_at: "2025-01-01T00:00:00Z" },
      { source: "s", external_id: "4", phone: "09120000000" },
    ]);
    return saved.map((one) => (one as SavedCustomer).id);
  });
  await on.fold();
  return { on, ids };
}

async function whom(on: TestBrand, ids: number[], asked: Rule, now = noon): Promise<string[]> {
  const segment = await on.in((ctx) => makeSegment(ctx, { name: "گروه", rule: rule.parse(asked) }), now);
  await rebuild(on, segment.id, now);
  const members = await membersOf(on, segment.id);
  const counted = await on.in((ctx) => countRule(ctx, asked, true), now);
  expect(counted.count).toBe(members.length);
  return members.map((id) => labels[ids.indexOf(id)]!).sort();
}

const rebuild = (on: TestBrand, id: number, now = noon) =>
  rebuildSegment(
    { write: (work) => withBrand(database.app.app, { brandId: on.id, actor: system("test"), now }, work) },
    id,
    false,
  );
const membersOf = (on: TestBrand, id: number) =>
  on.in(async (ctx) => {
    const { rows } = await sql<{
      customer_id: number;
    }>`select customer_id from segment_member where segment_id = ${id} order by 1`.execute(ctx.db);
    return rows.map((row) => row.customer_id);
  });

test("rules ask about the profile, with and, or and not", async () => {
  const { on, ids } = await shop();
  const vip = { fact: "tags", op: "has", value: "vip" };
  expect(await whom(on, ids, vip)).toEqual(["رضا", "علی"]);
  expect(await whom(on, ids, { all: [vip, { fact: "city", op: "is", value: "تهران" }] })).toEqual(["علی"]);
  expect(await whom(on, ids, { not: { fact: "city", op: "is", value: "تهران" } })).toEqual(
    ["بی‌نام", "رضا", "مینا"].sort(),
  );
  expect(await whom(on, ids, { any: [vip, { fact: "name", op: "unknown" }] })).toEqual(["بی‌نام", "رضا", "علی"].sort());
  expect(await whom(on, ids, { all: [] })).toHaveLength(4);
  expect(await whom(on, ids, { fact: "identities", op: "has", value: "phone" })).toEqual(["بی‌نام"]);
  expect(await whom(on, ids, { fact: "lifecycle", op: "any_of", value: ["prospect"] })).toHaveLength(4);
  expect(await whom(on, ids, { fact: "created", op: "not_last_days", value: 30 })).toEqual(["رضا"]);
});

test("rules ask about custom attributes by their type", async () => {
  const { on, ids } = await shop();
  expect(await whom(on, ids, { fact: "attribute.shoe_size", op: "at_least", value: 40 })).toEqual(["علی"]);
  expect(await whom(on, ids, { fact: "attribute.shoe_size", op: "between", value: [30, 45] })).toEqual(["علی", "مینا"]);
  expect(await whom(on, ids, { fact: "attribute.warranty", op: "next_days", value: 14 })).toEqual(["مینا"]);
});

test("a birthday comes every year, also that of 29 February", async () => {
  const { on, ids } = await shop();
  const soon: Rule = { fact: "birthday", op: "yearly_next_days", value: 2 };
  expect(await whom(on, ids, soon, new Date("2026-11-22T08:30:00Z"))).toEqual(["علی"]);
  expect(await whom(on, ids, soon, new Date("2026-11-24T08:30:00Z"))).toEqual(["علی"]);
  expect(await whom(on, ids, soon, new Date("2026-11-25T08:30:00Z"))).toEqual([]);
  expect(await whom(on, ids, soon, new Date("2027-02-27T08:30:00Z"))).toEqual(["مینا"]);
  expect(await whom(on, ids, soon, new Date("2028-02-29T08:30:00Z"))).toEqual(["مینا"]);
});

test("the newest word on consent holds", async () => {
  const { on, ids } = await shop();
  const said = { channel: "sms", purpose: "marketing" as const, source: "form" };
  await on.in((ctx) => recordConsent(ctx, ids[0]!, { ...said, granted: true }));
  await on.in((ctx) => recordConsent(ctx, ids[1]!, { ...said, granted: true }));
  await on.in((ctx) => recordConsent(ctx, ids[1]!, { ...said, granted: false }), new Date(noon.getTime() + 1000));
  const consent = (value: string): Rule => ({ fact: "consent", of: "sms.marketing", op: "is", value });
  expect(await whom(on, ids, consent("granted"))).toEqual(["علی"]);
  expect(await whom(on, ids, consent("refused"))).toEqual(["مینا"]);
});

test("whoever changes enters and leaves by the next fold, and the count follows", async () => {
  const { on, ids } = await shop();
  const segment = await on.in((ctx) =>
    makeSegment(ctx, { name: "تهرانی", rule: { fact: "city", op: "is", value: "تهران" } }),
  );
  await rebuild(on, segment.id);
  await on.in((ctx) =>
    saveCustomers(ctx, [
      { source: "s", external_id: "1", city: "رشت" },
      { source: "s", external_id: "3", city: "تهران" },
      { source: "s", external_id: "9", city: "تهران" },
    ]),
  );
  await on.fold();
  const members = await membersOf(on, segment.id);
  expect(members).toHaveLength(2);
  expect(members).toContain(ids[2]);
  expect((await on.in((ctx) => showSegment(ctx, segment.id))).members).toBe(2);
});

test("an edited rule is the one that counts, and a rule nobody understands any more holds for nobody", async () => {
  const { on, ids } = await shop();
  const segment = await on.in((ctx) =>
    makeSegment(ctx, { name: "گروه", rule: { fact: "tags", op: "has", value: "vip" } }),
  );
  await rebuild(on, segment.id);
  await on.in((ctx) =>
    changeSegment(ctx, segment.id, { name: "عمده", rule: { fact: "attribute.shoe_size", op: "known" } }),
  );
  await rebuild(on, segment.id);
  expect(await membersOf(on, segment.id)).toEqual([ids[0], ids[1]]);
  await on.in((ctx) => sql`delete from attribute_definition where key = 'shoe_size'`.execute(ctx.db));
  await rebuild(on, segment.id);
  expect(await membersOf(on, segment.id)).toEqual([]);
});

test("what cannot be asked is refused", async () => {
  const { on } = await shop();
  const asked: unknown[] = [
    { fact: "nothing", op: "is", value: "x" },
    { fact: "orders", op: "has", value: "x" },
    { fact: "orders", op: "more", value: "many" },
    { fact: "birthday", op: "on", value: "2026-02-30" },
    { fact: "created", op: "last_days", value: 1e12 },
    { fact: "consent", op: "is", value: "granted" },
    { fact: "attribute.nothing", op: "known" },
    { fact: "city", op: "any_of", value: [] },
  ];
  for (const one of asked) {
    await expect(on.in((ctx) => countRule(ctx, rule.parse(one), false))).rejects.toMatchObject({
      code: "rule_not_understood",
    });
  }
});

test("a rule nested or long beyond reason is no rule", () => {
  let deep: unknown = { all: [] };
  for (let level = 0; level < 50_000; level++) deep = { not: deep };
  expect(rule.safeParse(deep).success).toBe(false);
  expect(rule.safeParse({ all: Array(61).fill({ fact: "orders", op: "known" }) }).success).toBe(false);
  expect(rule.safeParse({ all: [], any: [] }).success).toBe(false);
  expect(rule.safeParse({ fact: "orders", op: "more", value: 1, sql: "1=1" }).success).toBe(false);
});

test("whatever stands in a rule, it is counted or refused", async () => {
  const { on } = await shop();
  const facts = [
    "orders",
    "revenue",
    "city",
    "tags",
    "birthday",
    "created",
    "kind",
    "identities",
    "attribute.shoe_size",
    "attribute.warranty",
    "has_company",
    "x",
  ];
  const ops = [
    "is",
    "is_not",
    "more",
    "between",
    "known",
    "has",
    "has_any",
    "last_days",
    "yearly_next_days",
    "before",
    "on",
    "any_of",
    "contains",
  ];
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant("0001-01-01"),
    fc.constant("9999-12-31"),
    fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }),
  );
  const leaf = fc.record({ fact: fc.constantFrom(...facts), op: fc.constantFrom(...ops), value });
  await fc.assert(
    fc.asyncProperty(fc.array(leaf, { minLength: 1, maxLength: 3 }), async (leaves) => {
      const read = rule.safeParse({ not: { any: leaves } });
      if (!read.success) return;
      const counted = await on.in((ctx) => countRule(ctx, read.data, false)).catch((error) => error.code);
      expect(counted === "rule_not_understood" || typeof counted.count === "number").toBe(true);
    }),
    { numRuns: 150 },
  );
});
