import fc from "fast-check";
import { expect, test } from "vitest";
import { shopsApp } from "../../testing/shops-app.ts";
import { judgeArrival } from "../record/arrival.ts";
import { change } from "./fakes/fake-woo.ts";
import { fakeCustomer, fakeOrder, fakeProduct } from "./fakes/woo-rows.ts";

const { app, database, time, workOff, wooShop } = await shopsApp();
const placed = new Date("2026-10-01T08:00:00Z");
const at = (minute: number) => `2026-10-01T09:${String(minute).padStart(2, "0")}:00`;

test("five times at once is once; a first word is answered; what is signed wrong or not at all is refused and told of", async () => {
  const shop = await wooShop();
  const delivery = shop.woo.sign("order.created", fakeOrder(8, placed), shop.secret);
  const answers = await Promise.all(Array.from({ length: 5 }, () => shop.call(delivery)));
  expect(answers.toSorted()).toEqual([200, 200, 200, 200, 202]);
  await workOff();
  expect(await shop.log(shop.id)).toMatchObject([
    { topic: "order.created", state: "done", outcome: "imported", number: "8" },
  ]);
  expect(await shop.orders()).toHaveLength(1);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const pong = await app.inject({ method: "POST", url: shop.path, headers: form, payload: "webhook_id=12" });
  expect(pong.statusCode).toBe(200);
  expect((await shop.shop()).pinged_at).not.toBeNull();
  expect(await shop.call(shop.woo.sign("order.updated", fakeOrder(9, placed), "another secret"))).toBe(403);
  expect(await shop.call({ ...delivery, headers: {} })).toBe(403);
  expect((await shop.shop()).refused_at).not.toBeNull();
  expect((await app.inject({ method: "POST", url: `${shop.path.slice(0, -3)}abc` })).statusCode).toBe(404);
});

test("a secret that was renewed is taken beside the old one, for two days", async () => {
  const shop = await wooShop();
  const { secret } = await shop.ask("PUT", `/shops/${shop.id}/secret`);
  expect(await shop.call(shop.woo.sign("order.created", fakeOrder(1, placed), secret))).toBe(202);
  expect(await shop.tell("order.created", fakeOrder(2, placed))).toBe(202);
  time.ahead += 49 * 3_600_000;
  expect(await shop.tell("order.created", fakeOrder(4, placed))).toBe(403);
  expect(await shop.call(shop.woo.sign("order.created", fakeOrder(4, placed), secret))).toBe(202);
});

test("states come in any order and more than once: the newest stands, whatever came last", async () => {
  const shop = await wooShop();
  const states = ["pending", "on-hold", "processing", "completed"];
  const told = states.map((status, n) => ({ ...fakeOrder(5, placed), status, date_modified_gmt: at(n) }));
  for (const n of [2, 0, 3, 1, 3, 0]) {
    await shop.tell("order.updated", told[n]);
    await workOff();
  }
  expect(await shop.orders()).toMatchObject([{ external_id: "5", status: "delivered" }]);
  const outcomes = (await shop.log(shop.id)).map(({ outcome }) => outcome).toReversed();
  expect(outcomes).toEqual(["imported", "stale", "updated", "stale", "unchanged", "stale"]);
});

test("deleted, restored, deleted again: the shop says how it is; a late word brings nothing back", async () => {
  const shop = await wooShop();
  const order = fakeOrder(5, placed);
  shop.woo.orders.set(5, order);
  const status = async () => (await shop.orders())[0]?.status;
  await shop.tell("order.created", order);
  await workOff();
  change(shop.woo.orders, 5, { status: "trash" }, at(1));
  await shop.tell("order.deleted", { id: 5 });
  await workOff();
  expect(await status()).toBe("cancelled");
  await shop.tell("order.updated", { ...order, date_modified_gmt: at(2) });
  await workOff();
  expect(await status()).toBe("cancelled");
  change(shop.woo.orders, 5, { status: "completed" }, at(3));
  await shop.tell("order.restored", shop.woo.orders.get(5));
  await workOff();
  expect(await status()).toBe("delivered");
  // The word of the first deletion once more, late.
  await shop.tell("order.deleted", { id: 5 });
  await workOff();
  expect(await status()).toBe("delivered");
  shop.woo.orders.delete(5);
  await shop.tell("order.deleted", { id: 5 });
  await workOff();
  expect(await status()).toBe("cancelled");
  await shop.tell("order.deleted", { id: 77 });
  await shop.tell("order.updated", fakeOrder(77, placed));
  await workOff();
  expect(await shop.orders()).toHaveLength(1);
});

test("any order of arrival of any states ends in the newest", () => {
  const state = fc.record({ minute: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (states) => {
      let known = { modifiedAt: null as Date | null, hash: null as string | null, deletedAt: null, askedAt: null };
      for (const { minute } of states) {
        const came = { modifiedAt: new Date(minute * 60_000), hash: String(minute), deleted: false, askedAt: null };
        if (judgeArrival(known, came) === "apply") known = { ...known, modifiedAt: came.modifiedAt, hash: came.hash };
      }
      expect(known.hash).toBe(String(Math.max(...states.map(({ minute }) => minute))));
    }),
  );
});

test("Persian digits, emoji, endless texts, garbage for a phone, amounts in every unit; a refund that is taken back goes", async () => {
  const shop = await wooShop();
  const plain = fakeOrder(4, placed);
  const billing = {
    first_name: "نگار 🌷",
    last_name: "ی".repeat(5000),
    phone: "۰۹۱۲ ۰۰۰ ۴۴ ۵۵",
    email: "not one",
    country: "IR",
    city: "یزد",
  };
  await shop.tell("order.created", { ...plain, billing, customer_id: 0 });
  await shop.tell("order.created", {
    ...fakeOrder(5, placed),
    currency: "IRHT",
    total: "12.5",
    billing: { ...billing, phone: "تلفن ندارم" },
  });
  await shop.tell("order.created", { ...fakeOrder(6, placed), currency: "IRHR", total: "12.5" });
  await shop.tell("order.created", {
    ...fakeOrder(7, placed),
    currency: "IRR",
    total: "۱۲۵٬۰۰۰",
    refunds: [{ id: 1, reason: "", total: "-5000" }],
  });
  await shop.tell("order.created", { ...fakeOrder(8, placed), currency: "تومان" });
  await shop.tell("order.created", { ...fakeOrder(9, placed), status: "checkout-draft" });
  await shop.tell("order.created", { ...fakeOrder(10, placed), total: "1250.55", currency: "USD" });
  await workOff();
  const orders = new Map((await shop.orders()).map((one) => [one.external_id, one]));
  expect([...orders.keys()].toSorted()).toEqual(["10", "4", "5", "6", "7"]);
  expect(orders.get("4")!.customer_name).toContain("نگار 🌷 یی");
  expect(orders.get("5")!.total_minor).toBe(125_000);
  expect(orders.get("6")!.total_minor).toBe(12_500);
  expect(orders.get("7")!.total_minor).toBe(125_000);
  expect(orders.get("10")).toMatchObject({ total_minor: 125_055, currency: "USD" });
  const { rows } = await shop.ask("GET", `/customers?phone=${encodeURIComponent("+989120004455")}`);
  expect(rows).toMatchObject([{ city: "یزد" }]);
  expect(await shop.log(shop.id, "failed")).toMatchObject([
    { problem_code: "currency_unknown", problem_field: "currency" },
  ]);
  const back = { ...fakeOrder(7, placed), currency: "IRR", total: "125000", date_modified_gmt: at(9) };
  await shop.tell("order.updated", back);
  await workOff();
  expect((await shop.ask("GET", `/orders/${orders.get("7")!.id}`)).returns).toEqual([]);
});

test("accounts and products follow their webhooks; a product that is deleted is archived, an account keeps its customer", async () => {
  const shop = await wooShop();
  const account = fakeCustomer(3, placed);
  shop.woo.products.set(2, fakeProduct(2, placed));
  await shop.tell("customer.created", account);
  await shop.tell("product.created", fakeProduct(2, placed));
  await shop.tell("customer.created", { ...fakeCustomer(4, placed), role: "shop_manager" });
  await workOff();
  expect((await shop.ask("GET", "/products")).rows).toMatchObject([{ price_minor: 1_220_000, archived: false }]);
  shop.woo.products.delete(2);
  await shop.tell("product.deleted", { id: 2 });
  await shop.tell("customer.deleted", { id: 3 });
  await workOff();
  expect((await shop.ask("GET", "/products?archived=true")).rows).toHaveLength(1);
  expect((await shop.ask("GET", `/customers?phone=${encodeURIComponent("+989121000002")}`)).rows).toHaveLength(1);
  expect((await shop.log(shop.id)).map(({ outcome }) => outcome)).toContain("deleted");
});

test("while it is paused what comes is kept; somebody who was erased comes back by no way and stands in no body", async () => {
  const shop = await wooShop();
  const order = { ...fakeOrder(5, placed), customer_id: 0 };
  await shop.ask("PUT", `/shops/${shop.id}/pause`, { paused: true });
  await shop.tell("order.created", order);
  await workOff();
  expect(await shop.log(shop.id)).toMatchObject([{ state: "waiting" }]);
  await shop.ask("PUT", `/shops/${shop.id}/pause`, { paused: false });
  await workOff();
  const { customer_id } = (await shop.orders())[0]!;
  await shop.ask("POST", `/customers/${customer_id}/erasure`);
  await shop.tell("order.updated", { ...order, date_modified_gmt: at(5) });
  await workOff();
  expect(await shop.log(shop.id)).toMatchObject([
    { state: "dismissed", problem_code: "person_erased" },
    { state: "done" },
  ]);
  const { rows } = await database.owner.query("select body from raw_input where brand_id = $1 and body is not null", [
    shop.brand.id,
  ]);
  expect(rows).toEqual([]);
  const id = (await shop.log(shop.id))[0]!.id;
  expect((await shop.answerOf("POST", `/shops/${shop.id}/deliveries/${id}/retry`)).body.code).toBe(
    "delivery_forgotten",
  );
});
