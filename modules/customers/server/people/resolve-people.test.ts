import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { claim, customersOf, type TestBrand, testBrand } from "../../testing.ts";
import { crmValue } from "./person-claim.ts";
import { resolvePeople } from "./resolve-people.ts";

const database = await testDatabase();
const brand = () => testBrand(database.app);
const standing = async (on: TestBrand) =>
  on.in(async (ctx) => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from customer where merged_into is null`.execute(ctx.db);
    return rows[0]!.n;
  });
const suggestions = (on: TestBrand) =>
  on.in(async (ctx) => {
    const { rows } = await sql<{ customer_a: number; customer_b: number; reason: string }>`
      select customer_a, customer_b, reason from match_suggestion where dismissed_at is null`.execute(ctx.db);
    return rows.map((row) => [row.customer_a, row.customer_b, row.reason]);
  });

test("a person is known again by the same identity, and twins in one batch are one customer", async () => {
  const on = await brand();
  const first = await on.in((ctx) => customersOf(ctx, claim("phone:+989121234567"), claim("phone:+989121234567")));
  const again = await on.in((ctx) => customersOf(ctx, claim("phone:+989121234567")));
  expect(new Set([...first, ...again]).size).toBe(1);
});

test("a shop's number and a phone named together are one person from then on", async () => {
  const on = await brand();
  const [phone] = await on.in((ctx) => customersOf(ctx, claim("phone:+989120000001")));
  const [both] = await on.in((ctx) => customersOf(ctx, claim("crm:17", "phone:+989120000001")));
  const [byMail, byNumber] = await on.in((ctx) =>
    customersOf(ctx, claim("crm:17", "email:a@b.ir"), claim("email:a@b.ir")),
  );
  expect([both, byMail, byNumber]).toEqual([phone, phone, phone]);
});

test("customers who turn out to be one are joined, and the older stays", async () => {
  const on = await brand();
  const [byPhone, byTelegram] = await on.in((ctx) =>
    customersOf(ctx, claim("phone:+989120000002"), claim("telegram:42")),
  );
  const [one] = await on.in((ctx) => customersOf(ctx, claim("telegram:42", "phone:+989120000002")));
  expect(one).toBe(Math.min(byPhone!, byTelegram!));
  expect(await standing(on)).toBe(1);
});

test("a family's shared phone does not make two customer numbers one person, but is suggested", async () => {
  const on = await brand();
  const [a, b] = await on.in((ctx) =>
    customersOf(ctx, claim("crm:1", "phone:+989120000003"), claim("crm:2", "phone:+989120000003")),
  );
  expect(a).not.toBe(b);
  expect(await suggestions(on)).toEqual([[Math.min(a!, b!), Math.max(a!, b!), "shared_contact"]]);
  const again = await on.in((ctx) =>
    customersOf(ctx, claim("phone:+989120000003", "crm:2"), claim("phone:+989120000003")),
  );
  expect(again).toEqual([b, a]);
});

test("a site user who turns up with another customer number is not joined with the first one's owner", async () => {
  const on = await brand();
  const [a, b] = await on.in((ctx) =>
    customersOf(ctx, claim("site_user:9", "crm:s:1"), claim("site_user:9", "crm:s:2")),
  );
  const [user, one, two] = await on.in((ctx) =>
    customersOf(ctx, claim("site_user:9"), claim("crm:s:1"), claim("crm:s:2")),
  );
  expect([user, one, two]).toEqual([a, a, b]);
  expect(await suggestions(on)).toEqual([[a, b, "shared_contact"]]);
});

test("a record that names two numbers of one shop says itself that they are one person's", async () => {
  const on = await brand();
  const [a] = await on.in((ctx) => customersOf(ctx, claim("crm:s:1")));
  expect(await on.in((ctx) => customersOf(ctx, claim("crm:s:1", "crm:s:2"), claim("crm:s:2")))).toEqual([a, a]);
});

test("customer numbers of two shops may be one person", async () => {
  const on = await brand();
  const found = await on.in((ctx) =>
    customersOf(
      ctx,
      claim(`crm:${crmValue("shop", "1")}`, "phone:+989120000004"),
      claim(`crm:${crmValue("till", "9")}`, "phone:+989120000004"),
    ),
  );
  expect(new Set(found).size).toBe(1);
});

test("an unverified phone and e-mail that belong to two people are only suggested", async () => {
  const on = await brand();
  const [a, b] = await on.in((ctx) => customersOf(ctx, claim("phone:+989120000005"), claim("email:x@y.ir")));
  const [one] = await on.in((ctx) => customersOf(ctx, claim("phone:+989120000005", "email:x@y.ir")));
  expect(one).toBe(a);
  expect(await suggestions(on)).toEqual([[a, b, "named_together"]]);
  const [joined] = await on.in((ctx) => customersOf(ctx, claim("phone:+989120000005!", "email:x@y.ir!")));
  expect([joined, await standing(on)]).toEqual([a, 1]);
});

test("an anonymous visitor who says who they are brings the past along", async () => {
  const on = await brand();
  const [known, visitor] = await on.in((ctx) => customersOf(ctx, claim("site_user:7"), claim("visitor:v1")));
  const [one] = await on.in((ctx) => customersOf(ctx, claim("visitor:v1", "site_user:7!")));
  const [later] = await on.in((ctx) => customersOf(ctx, claim("visitor:v1")));
  expect([one, later]).toEqual([known, known]);
  expect(visitor).not.toBe(known);
});

test("a number that a visitor typed makes them nobody who is known already, and is suggested", async () => {
  const on = await brand();
  const [owner] = await on.in((ctx) => customersOf(ctx, claim("site_user:8", "phone:+989120000077!")));
  const [visitor] = await on.in((ctx) => customersOf(ctx, claim("visitor:v8")));
  const [typed, fresh] = await on.in((ctx) =>
    customersOf(ctx, claim("visitor:v8", "phone:+989120000077"), claim("visitor:v9", "phone:+989120000077")),
  );
  expect(typed).toBe(visitor);
  expect([owner, visitor]).not.toContain(fresh);
  const [own] = await on.in((ctx) => customersOf(ctx, claim("visitor:v8", "phone:+989120000078")));
  expect(own).toBe(visitor);
});

test("a second person on the same device is not joined with the first", async () => {
  const on = await brand();
  const [a] = await on.in((ctx) => customersOf(ctx, claim("visitor:v2", "site_user:1!")));
  const found = await on.in((ctx) =>
    resolvePeople(ctx, [claim("visitor:v2", "site_user:2!"), claim("visitor:v2", "phone:+989120000006!")]),
  );
  expect(found[0]!.customerId).not.toBe(a);
  expect(found[1]!.customerId).not.toBe(a);
  const [device] = await on.in((ctx) => customersOf(ctx, claim("visitor:v2")));
  expect(device).toBe(a);
});

test("two transactions that name one new person at the same moment end with one customer", async () => {
  const on = await brand();
  const people = Array.from({ length: 50 }, (_, n) => claim(`crm:${n}`, `phone:+98912000${1000 + n}`));
  const backwards = [...people].reverse().map((one) => ({ ...one, identities: [...one.identities].reverse() }));
  const runs = await Promise.all(
    [people, backwards, people, backwards].map((batch) => on.in((ctx) => customersOf(ctx, ...batch))),
  );
  expect(runs[1]).toEqual([...runs[0]!].reverse());
  expect(runs[2]).toEqual(runs[0]);
  expect(await standing(on)).toBe(50);
});

test("one transaction brings the phone, another the number, and a third both: one customer", async () => {
  const on = await brand();
  const found = await Promise.all([
    on.in((ctx) => customersOf(ctx, claim("phone:+989120000009!"))),
    on.in((ctx) => customersOf(ctx, claim("crm:99", "phone:+989120000009!"))),
    on.in((ctx) => customersOf(ctx, claim("email:n@n.ir!", "phone:+989120000009!"))),
  ]);
  expect(found.flat()).toHaveLength(3);
  expect(await standing(on)).toBe(1);
});

test("what a record says fills what is empty and overwrites nothing", async () => {
  const on = await brand();
  await on.in((ctx) => customersOf(ctx, { ...claim("crm:5"), city: "تبریز" }));
  await on.in((ctx) => customersOf(ctx, { ...claim("crm:5"), name: "علي كريمی", city: "شیراز" }));
  const rows = await on.in(async (ctx) => (await sql`select name, city, name_key from customer`.execute(ctx.db)).rows);
  expect(rows).toEqual([{ name: "علي كريمی", city: "تبریز", name_key: "علیکریمی" }]);
});

test("facts of everybody who was named are folded", async () => {
  const on = await brand();
  await on.in((ctx) => customersOf(ctx, claim("crm:1"), claim("visitor:1")));
  expect(await on.fold()).toBe(2);
  expect(await on.fold()).toBe(0);
  const rows = await on.in(
    async (ctx) => (await sql`select lifecycle, listed from customer_facts order by customer_id`.execute(ctx.db)).rows,
  );
  expect(rows).toEqual([
    { lifecycle: "prospect", listed: true },
    { lifecycle: "prospect", listed: false },
  ]);
});
