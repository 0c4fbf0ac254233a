import { expect, test } from "vitest";
import { shopsApp } from "../../testing/shops-app.ts";
import { change } from "./fakes/fake-woo.ts";
import { fakeCustomer, fakeOrder, fakeProduct, gmtText } from "./fakes/woo-rows.ts";

const { database, time, workOff, wooShop } = await shopsApp();
const day = (n: number) => new Date(Date.UTC(2026, 8, 1) + n * 86_400_000);

async function filled(orders = 250) {
  const at = await wooShop();
  for (let id = 1; id <= 40; id++) at.woo.products.set(id, fakeProduct(id, day(0)));
  for (let id = 1; id <= 30; id++) at.woo.customers.set(id, fakeCustomer(id, day(0)));
  for (let id = 1; id <= orders; id++) at.woo.orders.set(id, fakeOrder(id, day(id / 10)));
  return at;
}

const count = async (table: string, shop: { brand: { id: number } }) =>
  (await database.owner.query(`select count(*)::int as n from ${table} where brand_id = $1`, [shop.brand.id])).rows[0]
    .n;

test("a whole shop is read: products, accounts, guests, orders in rials, refunds on their own day", async () => {
  const shop = await filled();
  shop.woo.refunds.set(20, [
    { id: 2000, date_created_gmt: "2026-09-20T08:00:00", amount: "50000", reason: "شکسته بود" },
  ]);
  await shop.sync();
  const { woo } = await shop.shop();
  expect(woo).toMatchObject({ currency: "IRT", problem: null });
  expect(woo.sync).toMatchObject({
    state: "done",
    counts: {
      products: { read: 40, total: 40, failed: 0 },
      customers: { read: 30, total: 30, failed: 0 },
      orders: { read: 250, total: 250, failed: 0 },
    },
  });
  expect(await count("customer_order", shop)).toBe(250);
  expect(await count("product", shop)).toBe(40);
  expect(await count("order_return", shop)).toBe(12);
  const [order] = (await shop.ask("GET", "/orders?q=20")).rows.filter(
    (one: { external_id: string }) => one.external_id === "20",
  );
  const shown = await shop.ask("GET", `/orders/${order.id}`);
  // 140,000 toman three times.
  expect(shown).toMatchObject({ currency: "IRR", total_minor: 4_200_000, status: "placed" });
  expect(shown.returns).toMatchObject([{ kind: "refund", amount_minor: 500_000, at: "2026-09-20T08:00:00.000Z" }]);
  const { rows: mugs } = await shop.ask("GET", "/products?q=ماگ سفالی 7");
  const [mug] = mugs.filter((one: { external_id: string }) => one.external_id === "7");
  expect(mug).toMatchObject({ price_minor: 1_270_000, currency: "IRR", category: "ماگ" });
  // Guests by their phone, written in Persian digits.
  const guest = (person: number) => `+98912${1_000_000 + person}`;
  const { rows } = await shop.ask("GET", `/customers?phone=${encodeURIComponent(guest((3 * 7919) % 3000))}`);
  expect(rows).toHaveLength(1);
  const before = shop.woo.asked.length;
  await shop.sync();
  expect(shop.woo.asked.length).toBeGreaterThan(before);
  expect(await count("customer_order", shop)).toBe(250);
  expect(await count("order_return", shop)).toBe(12);
});

test("a reading goes on where it stood: paused, the shop down, slow to say when, and broken off", async () => {
  const shop = await filled(320);
  shop.woo.fault = { status: 503, times: 2 };
  await shop.sync();
  expect((await shop.shop()).woo.sync).toMatchObject({ state: "running", problem: "down" });
  shop.woo.fault = { status: 429, times: 2, retryAfter: 1200 };
  await workOff({ all: true });
  const { next_at } = (await shop.shop()).woo.sync;
  expect(Date.parse(next_at) - Date.now()).toBeGreaterThan(1_100_000);
  await shop.ask("PUT", `/woocommerce-shops/${shop.id}/sync`, { paused: true });
  await workOff({ all: true });
  expect((await shop.shop()).woo.sync).toMatchObject({ state: "paused" });
  // Broken off in the middle of the orders: what was written stays, and its place with it.
  await database.owner.query(
    "update shop_sync set stage = 'orders', place = 100, last_number = 100 where brand_id = $1",
    [shop.brand.id],
  );
  await shop.ask("PUT", `/woocommerce-shops/${shop.id}/sync`, { paused: false });
  await workOff();
  expect((await shop.shop()).woo.sync).toMatchObject({ state: "done", counts: { orders: { read: 220 } } });
  expect(await count("customer_order", shop)).toBe(220);
});

test("orders that are deleted while a shop is read hide no other, and what vanished counts as cancelled", async () => {
  const shop = await filled(450);
  await shop.sync();
  for (let id = 1; id <= 60; id++) shop.woo.orders.delete(id);
  change(shop.woo.orders, 61, { status: "trash" }, gmtText(day(60)));
  for (let id = 451; id <= 500; id++) shop.woo.orders.set(id, fakeOrder(id, day(50)));
  await shop.ask("POST", `/woocommerce-shops/${shop.id}/sync`);
  await database.owner.query(
    "update shop_sync set stage = 'orders', place = 400, last_number = 400 where brand_id = $1 and state = 'running'",
    [shop.brand.id],
  );
  await workOff();
  expect(await count("customer_order", shop)).toBe(500);
  const { rows } = await database.owner.query(
    "select external_id from customer_order where brand_id = $1 and status = 'cancelled' and external_id::int <= 61 order by external_id::int",
    [shop.brand.id],
  );
  expect(rows).toHaveLength(61);
});

test("what webhooks missed is asked for, the trash too; webhooks are made, and one that was switched off is told of", async () => {
  const shop = await filled(20);
  expect(await shop.ask("PUT", `/woocommerce-shops/${shop.id}/hooks`)).toMatchObject({ made: 11, problem: null });
  shop.woo.hooks[1]!.status = "disabled";
  await shop.sync();
  const soon = gmtText(new Date(Date.now() + 60_000));
  change(shop.woo.orders, 5, { status: "completed" }, soon);
  change(shop.woo.orders, 6, { status: "trash" }, soon);
  shop.woo.orders.set(21, { ...fakeOrder(21, new Date()), date_modified_gmt: soon });
  change(shop.woo.products, 3, { name: "ماگ تازه" }, soon);
  await shop.poll();
  const states = new Map((await shop.orders()).map((one) => [one.external_id, one.status]));
  expect([states.get("5"), states.get("6"), states.size]).toEqual(["delivered", "cancelled", 21]);
  expect((await shop.ask("GET", "/products?q=ماگ تازه")).rows).toHaveLength(1);
  const { hooks } = (await shop.shop()).woo;
  expect(hooks).toMatchObject({ disabled: ["order.updated"], missing: [] });
  expect(await shop.ask("PUT", `/woocommerce-shops/${shop.id}/hooks`)).toMatchObject({ made: 0, mended: 1 });
  expect((await shop.shop()).woo.hooks.disabled).toEqual([]);
  shop.woo.writes = false;
  expect(await shop.ask("PUT", `/woocommerce-shops/${shop.id}/hooks`)).toMatchObject({ problem: "key_cannot_write" });
  shop.woo.fault = { old: true };
  time.ahead += 400_000;
  await shop.poll();
  expect((await shop.shop()).woo.problem).toBe("old_version");
});

test.each([
  [{ status: 401 }, "wrong_key"],
  [{ blind: true }, "needs_https"],
  [{ off: true }, "no_woocommerce"],
  [{ permalinks: true }, "permalinks"],
  [{ html: 403 }, "blocked"],
  [{ html: 200 }, "not_json"],
  [{ status: 301 }, "moved"],
  [{ status: 429 }, "busy"],
  [{ status: 502 }, "down"],
] as const)("a shop that answers %j is told of as %s", async (fault, problem) => {
  const shop = await wooShop();
  shop.woo.fault = { ...fault };
  expect(await shop.ask("POST", `/woocommerce-shops/${shop.id}/test`)).toMatchObject({ ok: false, problem });
  expect((await shop.shop()).woo.problem).toBe(problem);
});

test("a shop that is away is told of; one that answers says its currency and orders; keys are never shown", async () => {
  const shop = await filled(7);
  expect(await shop.ask("POST", `/woocommerce-shops/${shop.id}/test`)).toMatchObject({
    ok: true,
    currency: "IRT",
    orders: 7,
  });
  const shown = JSON.stringify(await shop.shop());
  expect(shown).not.toContain(shop.woo.key);
  expect(shown).not.toContain(shop.woo.secret);
  const again = { name: "دوباره", address: `${shop.woo.url}/wp-admin/admin.php`, key: "ck_1", secret: "cs_1" };
  expect((await shop.answerOf("POST", "/woocommerce-shops", again)).body.code).toBe("already_exists");
  const open = { ...again, address: "http://shop.example.ir" };
  expect((await shop.answerOf("POST", "/woocommerce-shops", open)).body.code).toBe("shop_needs_https");
  await shop.woo.close();
  expect(await shop.ask("POST", `/woocommerce-shops/${shop.id}/test`)).toMatchObject({ problem: "unreachable" });
  await shop.ask("DELETE", `/shops/${shop.id}`);
  // Connected once more it is the same shop: its orders are not counted a second time.
  expect((await shop.ask("POST", "/woocommerce-shops", again)).id).toBe(shop.id);
});
