import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { shopsApp } from "../../testing/shops-app.ts";
import { change } from "./fakes/fake-woo.ts";
import { fakeOrder, gmtText } from "./fakes/woo-rows.ts";

const { database, house, wooShop, workOff } = await shopsApp();
const script = fileURLToPath(new URL("../../testing/shop-child.ts", import.meta.url));
const unlock =
  "select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))";
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);

function reader() {
  const reading = spawn(process.execPath, [script, database.url, house.config.secretKey.toString("hex")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  onTestFinished(() => void reading.kill("SIGKILL"));
  return reading;
}

test("processes that read a shop are killed in its middle, twice, while webhooks come in: each order is there once, as it is now", {
  timeout: 180_000,
}, async () => {
  const shop = await wooShop();
  for (let id = 1; id <= 620; id++) shop.woo.orders.set(id, fakeOrder(id, day(id % 60)));
  shop.woo.fault = { delay: 60 };
  await shop.ask("POST", `/woocommerce-shops/${shop.id}/sync`);
  const pages = () => shop.woo.asked.filter((path) => path.includes("/orders?")).length;
  for (const one of [2, 4]) {
    const before = pages();
    await database.owner.query(unlock);
    await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    const reading = reader();
    await expect.poll(pages, { interval: 10, timeout: 60_000 }).toBeGreaterThanOrEqual(before + 2);
    const ended = new Promise((done) => reading.once("exit", done));
    reading.kill("SIGKILL");
    await ended;
    // While nobody reads: one is paid, and one is new.
    change(shop.woo.orders, one, { status: "completed" }, gmtText(new Date()));
    await shop.tell("order.updated", shop.woo.orders.get(one));
    const fresh = 1000 + one;
    shop.woo.orders.set(fresh, fakeOrder(fresh, day(59)));
    await shop.tell("order.created", shop.woo.orders.get(fresh));
  }
  shop.woo.fault = {};
  await database.owner.query(unlock);
  await workOff({ all: true });
  expect((await shop.shop()).woo.sync).toMatchObject({ state: "done" });
  const { rows } = await database.owner.query(
    "select external_id, status from customer_order where brand_id = $1 order by external_id::int",
    [shop.brand.id],
  );
  expect(rows.map(({ external_id }) => Number(external_id))).toEqual([...shop.woo.orders.keys()].sort((a, b) => a - b));
  expect(rows.filter(({ external_id }) => ["2", "4"].includes(external_id))).toMatchObject([
    { status: "delivered" },
    { status: "delivered" },
  ]);
});
