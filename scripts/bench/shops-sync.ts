import type { AddressInfo } from "node:net";
import type pg from "pg";
import { modules } from "../../apps/modules.ts";
import { authenticator, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import {
  type FakeWoo,
  fakeCustomer,
  fakeOrder,
  fakeProduct,
  hookPathOf,
  makeWooShop,
  shopById,
  startFakeWoo,
  startSync,
} from "../../modules/shops/index.ts";
import { module as shops } from "../../modules/shops/module.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { startJobs } from "../../platform/jobs/run-jobs.ts";
import { tellWhileRead } from "./shops-webhooks.ts";

type Sizes = { orders: number; rate: number };
const begin = Date.UTC(2025, 0, 1);

/** Reads a shop of so many orders while its webhooks come in at a rate a second; compares what is stored with the shop itself. */
export async function benchShop(house: House, owner: pg.Pool, { orders, rate }: Sizes) {
  house.config.allowPrivate = ["127.0.0.1"];
  const woo = await startFakeWoo();
  fill(woo, orders);
  learnPermissions([shops]);
  const brand = await createBrand(house.database.app, { name: "shop", now: house.clock() });
  const app = await buildApp(house, authenticator(house));
  await shops.routes?.(app, house);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const on = () => ({ brandId: brand.id, actor: system("bench"), now: house.clock() });
  const body = { name: "shop", address: woo.url, key: woo.key, secret: woo.secret };
  const { port } = app.server.address() as AddressInfo;
  const { id, secret } = await withBrand(house.database.app, on(), (ctx) => makeWooShop(ctx, house, body));
  const path = await withBrand(house.database.app, on(), async (ctx) =>
    hookPathOf(ctx, await shopById(ctx, id), house.config.secretKey),
  );
  const runner = await startJobs(house, modules, { concurrency: 4 });
  const began = performance.now();
  await withBrand(house.database.app, on(), (ctx) => startSync(ctx, id));
  const isDone = async (query: string) => (await owner.query(query, [brand.id])).rows[0].n === 0;
  const isRead = () => isDone("select count(*)::int as n from shop_sync where brand_id = $1 and state <> 'done'");
  const told = await tellWhileRead(woo, { url: `http://127.0.0.1:${port}${path}`, secret, rate, isRead });
  const seconds = (performance.now() - began) / 1000;
  const isTold = () => isDone("select count(*)::int as n from shop_delivery where brand_id = $1 and state = 'waiting'");
  while (!(await isTold())) await new Promise((later) => setTimeout(later, 500));
  const withWebhooks = (performance.now() - began) / 1000;
  await runner.stop();
  await app.close();
  const compared = await compare(owner, brand.id, woo);
  await woo.close();
  return {
    orders_at_the_start: orders,
    seconds: Math.round(seconds),
    orders_per_second: Math.round(orders / seconds),
    webhooks: told,
    seconds_until_webhooks_were_worked_off: Math.round(withWebhooks),
    ...compared,
  };
}

function fill(woo: FakeWoo, orders: number): void {
  const at = new Date(begin);
  for (let id = 1; id <= 40; id++) woo.products.set(id, fakeProduct(id, at));
  for (let id = 1; id <= 3000; id++) woo.customers.set(id, fakeCustomer(id, at));
  for (let id = 1; id <= orders; id++) woo.orders.set(id, fakeOrder(id, new Date(begin + id * 300_000)));
}

const words: Record<string, string> = {
  pending: "placed",
  "on-hold": "placed",
  processing: "paid",
  completed: "delivered",
  cancelled: "cancelled",
};

/** What is stored beside what the shop has: nothing may lack, nothing may be there twice, nothing may be in another state. */
async function compare(owner: pg.Pool, brandId: number, woo: FakeWoo) {
  const { rows } = await owner.query("select external_id, status, total from customer_order where brand_id = $1", [
    brandId,
  ]);
  const stored = new Map(
    rows.map((row: { external_id: string; status: string; total: string }) => [row.external_id, row]),
  );
  let wrong = 0;
  let refunds = 0;
  for (const [number, order] of woo.orders) {
    const one = stored.get(String(number));
    refunds += (order["refunds"] as unknown[]).length;
    const total = Number(order["total"]) * 10;
    if (one && (one.status !== words[order.status] || Number(one.total) !== total)) wrong++;
  }
  const count = async (query: string) => (await owner.query(query, [brandId])).rows[0].n as number;
  const entries = await count("select count(*)::int as n from interaction where brand_id = $1 and subject = 'order'");
  return {
    in_the_shop: woo.orders.size,
    stored: rows.length,
    missing: [...woo.orders.keys()].filter((number) => !stored.has(String(number))).length,
    twice: rows.length - stored.size + Math.max(0, entries - woo.orders.size),
    in_another_state: wrong,
    refunds_in_the_shop: refunds,
    refunds_stored: await count("select count(*)::int as n from order_return where brand_id = $1"),
    customers: await count("select count(*)::int as n from customer where brand_id = $1 and merged_into is null"),
    failed_deliveries: await count(
      "select count(*)::int as n from shop_delivery where brand_id = $1 and state = 'failed'",
    ),
  };
}
