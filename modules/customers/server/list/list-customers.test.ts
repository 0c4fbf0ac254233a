import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Context } from "../../../../platform/db/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import type { CustomerQuery } from "../../contract.ts";
import { type TestBrand, testBrand } from "../../testing.ts";
import { mergeByHand } from "../people/merge-by-hand.ts";
import { saveCustomers } from "../save/save-customers.ts";
import { countCustomers } from "./count-customers.ts";
import { filteredAfter } from "./filtered-after.ts";
import { listCustomers } from "./list-customers.ts";

const database = await testDatabase();

async function shop(): Promise<TestBrand> {
  const on = await testBrand(database.app);
  await on.in((ctx) =>
    saveCustomers(ctx, [
      { source: "shop", external_id: "1", name: "علي كريمی", city: "تهران", tags: ["vip"], phone: "0912 123 4567" },
      { source: "shop", external_id: "2", name: "پروین آذر", city: "شیراز", tags: ["vip", "عمده"] },
      { source: "shop", external_id: "3", name: "گیتی ژاله", city: "تهران", email: "Giti@Example.com" },
      { source: "shop", external_id: "4", phone: "09350000000" },
      { source: "shop", external_id: "5", identities: [{ type: "visitor", value: "v1" }], name: "چنگیز" },
    ]),
  );
  await on.fold();
  return on;
}

const names = async (on: TestBrand, query: Partial<CustomerQuery>) => {
  const { rows } = await on.in((ctx) => listCustomers(ctx, { limit: 50, sort: "name", ...query }));
  return rows.map((row) => row.label);
};

test("names stand in Persian order, those without a name last", async () => {
  expect(await names(await shop(), {})).toEqual(["پروین آذر", "چنگیز", "علي كريمی", "گیتی ژاله", "0935 000 0000"]);
});

test("search finds every spelling of a name and every spelling of a number", async () => {
  const on = await shop();
  for (const search of ["علی کریمی", "على كريمى", "كريمي علی", "کریم", "عل"])
    expect(await names(on, { search })).toEqual(["علي كريمی"]);
  for (const search of ["۰۹۱۲۱۲۳۴۵۶۷", "+98 912 123 4567", "0912-123", "1234567", "00989121234567"]) {
    expect(await names(on, { search })).toEqual(["علي كريمی"]);
  }
  expect(await names(on, { search: "giti@example" })).toEqual(["گیتی ژاله"]);
  expect(await names(on, { search: "100%_\\ '; drop table" })).toEqual([]);
});

test("filters hold together", async () => {
  const on = await shop();
  expect(await names(on, { city: "تهران", tag: ["vip"] })).toEqual(["علي كريمی"]);
  expect(await names(on, { tag: ["vip", "عمده"] })).toEqual(["پروین آذر"]);
  expect(await names(on, { lifecycle: ["prospect"], owner: "none" })).toHaveLength(5);
  expect(await names(on, { lifecycle: ["buyer", "loyal"] })).toEqual([]);
  expect(await names(on, { phone: "۰۹۱۲۱۲۳۴۵۶۷" })).toEqual(["علي كريمی"]);
  expect(await names(on, { external_id: "shop:3" })).toEqual(["گیتی ژاله"]);
});

test("every order can be paged through without a gap or a double", async () => {
  const on = await testBrand(database.app);
  await on.in((ctx) =>
    saveCustomers(
      ctx,
      Array.from({ length: 23 }, (_, n) => ({ source: "s", external_id: `${n}`, name: `مشتری ${n % 7}` })),
    ),
  );
  await on.fold();
  await on.in(spreadFacts);
  for (const sort of ["name", "created", "last_seen", "orders", "revenue"] as const) {
    for (const order of ["asc", "desc"] as const) {
      const whole = await on.in((ctx) => listCustomers(ctx, { limit: 50, sort, order }));
      expect(await paged(on, { sort, order })).toEqual(whole.rows.map((row) => row.id));
      expect(whole.rows).toHaveLength(23);
    }
  }
});

async function spreadFacts(ctx: Context): Promise<void> {
  await sql`update customer_facts set orders = customer_id % 3, revenue = customer_id % 5 * 1000,
    last_seen_at = case when customer_id % 2 = 0 then now() - make_interval(days => (customer_id % 4)::int) end`.execute(
    ctx.db,
  );
}

async function paged(on: TestBrand, query: Pick<CustomerQuery, "sort" | "order">): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await on.in((ctx) => listCustomers(ctx, { ...query, limit: 4, after }));
    ids.push(...page.rows.map((row) => row.id));
    if (!page.next) return ids;
    after = page.next;
  }
}

test("visitors, merged and erased customers are not on the list, in no way", async () => {
  const on = await shop();
  const [visitor] = await on.in((ctx) =>
    saveCustomers(ctx, [{ source: "site", identities: [{ type: "visitor", value: "v9" }] }]),
  );
  const { rows } = await on.in((ctx) => listCustomers(ctx, { limit: 50, sort: "name" }));
  await on.in((ctx) => mergeByHand(ctx, rows[0]!.id, rows[1]!.id));
  await on.fold();
  expect(visitor).toMatchObject({ result: "imported" });
  expect(await names(on, {})).toHaveLength(4);
  expect(await names(on, { search: "چنگیز" })).toEqual([]);
  expect((await on.in((ctx) => countCustomers(ctx, {}))).count).toBe(4);
});

test("counts are exact where that is cheap, and a whole filter can be walked through", async () => {
  const on = await shop();
  expect(await on.in((ctx) => countCustomers(ctx, { city: "تهران" }))).toEqual({
    count: 2,
    exact: true,
    low: 2,
    high: 2,
  });
  expect(await on.in((ctx) => countCustomers(ctx, { search: "کریمی" }, true))).toMatchObject({ count: 1, exact: true });
  expect(await on.in((ctx) => filteredAfter(ctx, { search: "کریمی" }, { after: 0, limit: 10 }))).toHaveLength(1);
  expect(await on.in((ctx) => filteredAfter(ctx, { search: "عل" }, { after: 0, limit: 10 }))).toHaveLength(1);
  expect(await on.in((ctx) => filteredAfter(ctx, { tag: ["vip"] }, { after: 0, limit: 10 }))).toHaveLength(2);
});

test("another brand's customers are not found", async () => {
  const [ours, theirs] = [await shop(), await testBrand(database.app)];
  expect(await names(theirs, { search: "کریمی" })).toEqual([]);
  expect(await names(theirs, { tag: ["vip"] })).toEqual([]);
  expect(await names(ours, { search: "کریمی" })).toHaveLength(1);
});

test("a cursor that is not ours is refused", async () => {
  const on = await shop();
  for (const after of ["x", "W10", Buffer.from('["a",1]').toString("base64url")]) {
    await expect(names(on, { after, sort: "revenue" })).rejects.toThrow();
  }
});
