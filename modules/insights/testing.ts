import { system, withBrand } from "../../platform/db/index.ts";
import type { Calendar } from "../../platform/i18n/index.ts";
import type { TestDatabase } from "../../platform/testing/index.ts";
import { touchCustomers } from "../customers/index.ts";
import { foldFully } from "../customers/testing.ts";
import type { MetricGroup } from "./contract.ts";
import { computeMetric } from "./server/compute-metric.ts";
import { askedOf } from "./server/question.ts";
import "./module.ts";

/** An order as a test tells it: whose (an identity's number in the shop), when, and whether it still counts. */
export type ToldOrder = { buyer: number; at: Date; counted: boolean };

export type SmallShop = { brandId: number; timeZone: string; calendar: Calendar; owners: Map<number, number> };

let shops = 0;

/** A brand of its own with some customers, each with one identity of the same number. */
export async function openSmallShop(
  database: TestDatabase,
  buyers: number,
  timeZone = "Asia/Tehran",
  calendar: Calendar = "jalali",
): Promise<SmallShop> {
  const { rows } = await database.owner.query(
    "insert into brand (slug, name, calendar, time_zone) values ($1, 'shop', $2, $3) returning id",
    [`shop-${++shops}`, calendar, timeZone],
  );
  const brandId = Number(rows[0].id);
  const owners = new Map<number, number>();
  for (let number = 1; number <= buyers; number++) owners.set(number, number);
  await database.owner.query(
    "insert into customer (brand_id, id) overriding system value select $1, * from generate_series(1, $2::int)",
    [brandId, buyers],
  );
  await database.owner.query(
    `insert into identity (brand_id, id, customer_id, home_id, type, value) overriding system value
     select $1, n, n, n, 'crm', n from generate_series(1, $2::int) n`,
    [brandId, buyers],
  );
  return { brandId, timeZone, calendar, owners };
}

/** Puts orders into the shop's table, past the ways in. */
export async function placeOrders(
  database: TestDatabase,
  shop: SmallShop,
  orders: readonly ToldOrder[],
): Promise<void> {
  await database.owner.query(
    `insert into customer_order (brand_id, source_id, external_id, identity_id, ordered_at, status, currency, total, content_hash)
     select $1, 1, gen_random_uuid(), buyer, at, status, 'IRR', 1000, gen_random_uuid()
     from unnest($2::bigint[], $3::timestamptz[], $4::text[]) as told (buyer, at, status)`,
    [
      shop.brandId,
      orders.map((o) => o.buyer),
      orders.map((o) => o.at),
      orders.map((o) => (o.counted ? "paid" : "cancelled")),
    ],
  );
}

/** Gives an identity to another customer, as a merge or its undoing does. */
export async function giveIdentity(
  database: TestDatabase,
  shop: SmallShop,
  identity: number,
  customer: number,
): Promise<void> {
  shop.owners.set(identity, customer);
  await database.owner.query("update identity set customer_id = $3 where brand_id = $1 and id = $2", [
    shop.brandId,
    identity,
    customer,
  ]);
}

/** Says that facts of these customers changed, and lets the fold carry it on, as after any write. */
export async function foldPurchases(
  database: TestDatabase,
  shop: SmallShop,
  customers: readonly number[],
  now = new Date(),
): Promise<void> {
  const on = { brandId: shop.brandId, actor: system("test"), now };
  await withBrand(database.app.app, on, (ctx) => touchCustomers(ctx, { customerIds: customers }));
  await foldFully(database.app, shop.brandId, () => now);
}

/** Asks a metric as it would be asked over HTTP, computed anew. */
export async function askShop(
  database: TestDatabase,
  shop: SmallShop,
  metric: string,
  parameters: Record<string, string>,
  now = new Date(),
): Promise<MetricGroup[]> {
  const on = { brandId: shop.brandId, actor: system("test"), now, readOnly: true };
  return (await withBrand(database.app.app, on, (ctx) => computeMetric(ctx, askedOf(metric, parameters)))).groups;
}
