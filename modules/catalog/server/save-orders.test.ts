import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/testing/index.ts";
import { crmValue, resolvePeople } from "../../customers/index.ts";
import { foldFully } from "../../customers/testing.ts";
import { sourceId } from "../../intake/index.ts";
import "../module.ts";
import { changeStatus } from "./change-status.ts";
import type { OrderInput } from "./order-input.ts";
import { recordReturn } from "./record-return.ts";
import { saveOrders } from "./save-orders.ts";

const database = await testDatabase();
const now = new Date("2026-03-01T12:00:00Z");
let brands = 0;

async function newBrand(timeZone = "Asia/Tehran"): Promise<number> {
  brands += 1;
  const { rows } = await database.owner.query(
    "insert into brand (slug, name, currency, time_zone) values ($1, $1, 'IRR', $2) returning id",
    [`shop-${brands}`, timeZone],
  );
  return rows[0].id;
}

function inBrand<T>(brandId: number, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(database.app.app, { brandId, actor: system("test"), now }, work);
}

async function orderOf(ctx: Context, given: Partial<OrderInput> & { customer?: string }): Promise<OrderInput> {
  const source = await sourceId(ctx, "shop");
  const { customer, ...rest } = given;
  const people = customer
    ? await resolvePeople(ctx, [{ sourceId: source, identities: [{ type: "crm", value: crmValue("shop", customer) }] }])
    : [];
  return {
    sourceId: source,
    externalId: "A-1",
    identityId: people[0]?.identityId ?? null,
    orderedAt: new Date("2026-02-10T08:00:00Z"),
    currency: "IRR",
    lines: [{ productExternalId: "tea", productName: "چای لاهیجان", quantity: "2", unitPrice: "150000.5" }],
    ...rest,
  };
}

async function days(brandId: number) {
  const { rows } = await database.owner.query(
    `select day, currency, orders, revenue, cancelled, returned, returned_amount from order_day
     where brand_id = $1 and (orders, revenue, cancelled, returned, returned_amount) <> (0, 0, 0, 0, 0) order by day, currency`,
    [brandId],
  );
  return rows.map((row) => Object.values(row).join(" "));
}

async function entries(brandId: number) {
  const { rows } = await database.owner.query(
    "select subject, touchpoint, occurred_at from interaction where brand_id = $1 order by id",
    [brandId],
  );
  return rows.map((row) => `${row.subject} ${row.touchpoint} ${row.occurred_at.toISOString().slice(0, 10)}`);
}

test("an order is new once, unchanged when said again, updated when said otherwise", async () => {
  const brand = await newBrand();
  const save = (given: Partial<OrderInput> = {}) =>
    inBrand(brand, async (ctx) => saveOrders(ctx, [await orderOf(ctx, { customer: "7", ...given })]));
  expect(await save()).toEqual(["imported"]);
  expect(await save()).toEqual(["unchanged"]);
  expect(await days(brand)).toEqual(["2026-02-10 IRR 1 300001 0 0 0"]);
  expect(await save({ lines: [{ productExternalId: "tea", quantity: "1", unitPrice: "99.5" }] })).toEqual(["updated"]);
  expect(await days(brand)).toEqual(["2026-02-10 IRR 1 100 0 0 0"]);
  expect(await save({ orderedAt: new Date("2026-02-10T20:45:00Z"), total: 50 })).toEqual(["updated"]);
  // A quarter past midnight in Tehran.
  expect(await days(brand)).toEqual(["2026-02-11 IRR 1 50 0 0 0"]);
  const { rows } = await database.owner.query("select count(*) as lines from order_line where brand_id = $1", [brand]);
  expect(rows).toEqual([{ lines: 1 }]);
  expect(await entries(brand)).toEqual(["order purchase 2026-02-10"]);
});

test("an order of today is announced when placed, each step of a known one, and what was paid back; an old one is not", async () => {
  const brand = await newBrand();
  await inBrand(brand, async (ctx) => {
    await saveOrders(ctx, [await orderOf(ctx, { externalId: "old", customer: "7" })]);
    await saveOrders(ctx, [await orderOf(ctx, { externalId: "new", customer: "7", orderedAt: now, total: 900 })]);
    const { rows } = await sql<{ id: number }>`select id from customer_order order by id`.execute(ctx.db);
    await changeStatus(ctx, rows[0]!.id, "shipped");
    const refund = { kind: "refund", externalId: "r", at: now, amount: 9, reason: null } as const;
    await recordReturn(ctx, rows[1]!.id, refund);
  });
  const { rows } = await database.owner.query(
    "select event, payload from announced where brand_id = $1 and event like 'catalog.%' order by id",
    [brand],
  );
  expect(rows).toMatchObject([
    {
      event: "catalog.orders-placed",
      payload: { orders: [{ customerId: expect.any(Number), total: 900, status: "placed" }] },
    },
    { event: "catalog.orders-moved", payload: { orders: [{ was: "placed", status: "shipped" }] } },
    { event: "catalog.order-refunded", payload: { kind: "refund", amount: 9, customerId: expect.any(Number) } },
  ]);
});

test("ids that the database would keep as others are refused, not tried for ever", async () => {
  const brand = await newBrand();
  const save = (given: Partial<OrderInput>) =>
    inBrand(brand, async (ctx) => saveOrders(ctx, [await orderOf(ctx, given)]));
  await expect(save({ externalId: "A\ud800" })).rejects.toMatchObject({ detail: { field: "external_id" } });
  const lines = [{ productExternalId: "\udc00", productName: null, quantity: "1", unitPrice: "1" }];
  await expect(save({ lines })).rejects.toMatchObject({ detail: { field: "product_external_id" } });
});

test("totals are rounded once, at the end", async () => {
  const brand = await newBrand();
  await inBrand(brand, async (ctx) => {
    const lines = [
      { quantity: "3", unitPrice: "33.5" },
      { quantity: "1", unitPrice: "0.5" },
    ];
    await saveOrders(ctx, [await orderOf(ctx, { externalId: "usd", currency: "USD", lines })]);
    const { rows } = await sql`select external_id, total from customer_order order by id`.execute(ctx.db);
    expect(rows).toEqual([{ external_id: "usd", total: 101 }]);
  });
});

test("a cancelled order counts as cancelled only, and its customer hears of each step once", async () => {
  const brand = await newBrand();
  const id = await inBrand(brand, async (ctx) => {
    await saveOrders(ctx, [await orderOf(ctx, { customer: "7", total: 900 })]);
    const { rows } = await sql<{ id: number }>`select id from customer_order`.execute(ctx.db);
    return rows[0]!.id;
  });
  for (const status of ["shipped", "delivered", "delivered", "cancelled", "delivered"] as const)
    await inBrand(brand, (ctx) => changeStatus(ctx, id, status));
  expect(await days(brand)).toEqual(["2026-02-10 IRR 1 900 0 0 0"]);
  await inBrand(brand, (ctx) => changeStatus(ctx, id, "cancelled"));
  expect(await days(brand)).toEqual(["2026-02-10 IRR 0 0 1 0 0"]);
  expect(await entries(brand)).toEqual([
    "order purchase 2026-02-10",
    "order_shipped delivery 2026-03-01",
    "order_delivered delivery 2026-03-01",
    "order_cancelled purchase 2026-03-01",
  ]);
});

test("a document of negative value is a return; orders of nobody stay of nobody", async () => {
  const brand = await newBrand();
  await inBrand(brand, async (ctx) => {
    const lines = [{ productExternalId: "tea", quantity: "-1", unitPrice: "500" }];
    await saveOrders(ctx, [
      await orderOf(ctx, { externalId: "C-1", customer: "7", lines }),
      await orderOf(ctx, { externalId: "A-2", total: 70 }),
    ]);
    const { rows } =
      await sql`select external_id, status, total, identity_id is null as nobody from customer_order order by id`.execute(
        ctx.db,
      );
    expect(rows).toEqual([
      { external_id: "C-1", status: "returned", total: -500, nobody: false },
      { external_id: "A-2", status: "placed", total: 70, nobody: true },
    ]);
  });
  expect(await days(brand)).toEqual(["2026-02-10 IRR 1 70 0 1 500"]);
  expect(await entries(brand)).toEqual(["return return 2026-02-10"]);
});

test("what came back is counted on its day, once, and not twice when the whole order comes back", async () => {
  const brand = await newBrand();
  const id = await inBrand(brand, async (ctx) => {
    await saveOrders(ctx, [await orderOf(ctx, { customer: "7", total: 900 })]);
    const { rows } = await sql<{ id: number }>`select id from customer_order`.execute(ctx.db);
    return rows[0]!.id;
  });
  const refund = {
    kind: "refund",
    externalId: "R1",
    at: new Date("2026-02-20T08:00:00Z"),
    amount: 200,
    reason: "شکسته",
  } as const;
  expect(await inBrand(brand, (ctx) => recordReturn(ctx, id, refund))).toMatchObject({ recorded: true });
  expect(await inBrand(brand, (ctx) => recordReturn(ctx, id, refund))).toMatchObject({ recorded: false });
  await inBrand(brand, (ctx) => recordReturn(ctx, id, { ...refund, kind: "return" }));
  expect(await days(brand)).toEqual(["2026-02-10 IRR 1 900 0 0 0", "2026-02-20 IRR 0 0 0 1 200"]);
  await inBrand(brand, (ctx) => changeStatus(ctx, id, "returned"));
  expect(await days(brand)).toEqual(["2026-02-10 IRR 0 0 0 1 900"]);
  await expect(
    inBrand(brand, (ctx) => recordReturn(ctx, id, { ...refund, externalId: "R2", amount: 901 })),
  ).rejects.toThrow("return_exceeds_order");
});

test("the same order twice in one batch, and two batches at once, end as said last", async () => {
  const brand = await newBrand();
  const outcomes = await inBrand(brand, async (ctx) =>
    saveOrders(ctx, [
      await orderOf(ctx, { total: 1 }),
      await orderOf(ctx, { total: 2 }),
      await orderOf(ctx, { total: 2 }),
      await orderOf(ctx, { externalId: "B", total: 5 }),
    ]),
  );
  expect(outcomes).toEqual(["imported", "updated", "unchanged", "imported"]);
  const many = Array.from({ length: 40 }, (_, at) => `many-${at}`);
  const saveAll = (names: string[]) =>
    inBrand(brand, async (ctx) =>
      saveOrders(ctx, await Promise.all(names.map((externalId) => orderOf(ctx, { externalId, total: 10 })))),
    );
  const both = await Promise.all([saveAll(many), saveAll(many)]);
  for (const at of many.keys()) expect([both[0]![at], both[1]![at]].sort()).toEqual(["imported", "unchanged"]);
  expect(await days(brand)).toEqual(["2026-02-10 IRR 42 407 0 0 0"]);
});

test("a customer's facts follow the orders that count, in the brand's currency", async () => {
  const brand = await newBrand();
  await inBrand(brand, async (ctx) => {
    await saveOrders(ctx, [
      await orderOf(ctx, { externalId: "1", customer: "7", total: 100, orderedAt: new Date("2026-01-05T00:00:00Z") }),
      await orderOf(ctx, { externalId: "2", customer: "7", total: 30, orderedAt: new Date("2026-02-05T00:00:00Z") }),
      await orderOf(ctx, {
        externalId: "3",
        customer: "7",
        total: 44,
        currency: "USD",
        orderedAt: new Date("2026-02-06T00:00:00Z"),
      }),
      await orderOf(ctx, {
        externalId: "4",
        customer: "7",
        total: 9,
        status: "cancelled",
        orderedAt: new Date("2026-02-07T00:00:00Z"),
      }),
    ]);
  });
  await foldFully(database.app, brand, () => now);
  const facts =
    "select orders, revenue, first_order_at, last_order_at, lifecycle from customer_facts where brand_id = $1";
  expect((await database.owner.query(facts, [brand])).rows).toEqual([
    {
      orders: 3,
      revenue: 130,
      first_order_at: new Date("2026-01-05T00:00:00Z"),
      last_order_at: new Date("2026-02-06T00:00:00Z"),
      lifecycle: "loyal",
    },
  ]);
});
