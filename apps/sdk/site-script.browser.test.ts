import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test } from "vitest";
import { seal, signSiteClaim } from "../../modules/admin/index.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";
import { openBrowser } from "../../platform/testing/open-browser.ts";
import { buildHamdel } from "../server/serve.ts";
import { buildSdk } from "./build.ts";

await buildSdk();
const database = await testDatabase();
const house = await testHouse(database);
const app = await buildHamdel(house);
const hamdel = await app.listen({ host: "127.0.0.1", port: 0 });
let script = "";
const shop = createServer((_request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><title>گلدان سفالی</title><body>${script}</body>`);
});
await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
const shopAddress = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
afterAll(async () => {
  await app.close();
  shop.closeAllConnections();
  shop.close();
});
// Opened last, so that it is closed first and nobody asks any more.
const browser = await openBrowser();

const secret = "the shop's own secret";
let brand = 0;
let key = "";

beforeEach(async () => {
  key = `hs_${Math.random().toString(36).slice(2, 10).padEnd(8, "0")}${Date.now().toString(36)}`
    .slice(0, 19)
    .padEnd(19, "x");
  const made = await database.owner.query("insert into brand (slug, name) values ($1, 'فروشگاه') returning id", [
    key.slice(3).toLowerCase(),
  ]);
  brand = made.rows[0].id;
  await database.owner.query(
    "insert into site (brand_id, site_key, name, domains, secret_sealed) values ($1, $2, 'فروشگاه', $3, $4)",
    [brand, key, [new URL(shopAddress).host], seal(house.config.secretKey, secret)],
  );
  script = `<script>(window.hamdel ||= []).push(["track", "before_load"])</script><script async src="${hamdel}/hamdel.js" data-key="${key}"></script>`;
});

const subjects = async () =>
  (await database.owner.query("select subject from interaction where brand_id = $1 order by id", [brand])).rows.map(
    (row) => row.subject,
  );
const run = (name: string, ...values: unknown[]) =>
  `window.hamdel[${JSON.stringify(name)}](...${JSON.stringify(values)})`;

async function open() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${shopAddress}/vase`);
  await page.waitForFunction("typeof window.hamdel?.page === 'function'");
  return { context, page };
}

test("a page tells what its visitor sees, buys and does; who they are, when their shop signs it", async () => {
  const { page } = await open();
  await page.evaluate(run("productView", { id: "p-1", name: "گلدان سفالی", price: 250000, currency: "IRT" }));
  await page.evaluate("history.pushState(null, '', '/cart')");
  await page.evaluate(run("cart", { action: "add", product: { id: "p-1" }, quantity: 2 }));
  await page.evaluate(run("order", { id: "1001", total: 500000, currency: "IRT" }));
  await page.evaluate(run("flush"));
  await expect
    .poll(async () => (await subjects()).sort())
    .toEqual(["cart", "checkout", "event", "page_view", "page_view", "product_view"]);

  const claim = signSiteClaim(secret, { exp: Date.now() / 1000 + 600, id: "77", email: "maryam@example.com" });
  await page.evaluate(run("identify", { externalId: "77" }, claim));
  await page.evaluate(run("flush"));
  const { rows } = await database.owner.query(
    "select count(distinct customer_id)::int as customers, array_agg(type order by type) as types from identity where brand_id = $1",
    [brand],
  );
  expect(rows).toEqual([{ customers: 1, types: ["email", "site_user", "visitor"] }]);

  await page.evaluate(`${run("reset")}; ${run("track", "next_person")}`);
  await page.evaluate(run("flush"));
  const visitors = await database.owner.query("select from identity where brand_id = $1 and type = 'visitor'", [brand]);
  expect(visitors.rowCount).toBe(2);
});

test("what happens offline is kept over a restart of the page and recorded once", async () => {
  const { context, page } = await open();
  await page.evaluate(run("flush"));
  await expect.poll(subjects).toHaveLength(2);
  await context.route(`${hamdel}/api/**`, (route) => route.abort());
  await page.evaluate(run("track", "while_offline"));
  await page.evaluate(run("flush"));
  await context.unroute(`${hamdel}/api/**`);
  await page.reload();
  await page.waitForFunction("typeof window.hamdel?.page === 'function'");
  await page.evaluate(run("flush"));
  await expect.poll(async () => (await subjects()).filter((subject) => subject === "event")).toHaveLength(3);
  await page.close({ runBeforeUnload: true });
});

test("a visitor who leaves at once is still told of", async () => {
  const { page } = await open();
  await page.evaluate(run("track", "last_word"));
  await page.goto("about:blank");
  await expect.poll(subjects).toHaveLength(3);
});

test("where consent is asked for, nothing is kept or sent before it is given, and all is forgotten when it is taken back", async () => {
  script = script.replace("data-key", "data-ask-first data-key");
  const { page } = await open();
  await page.evaluate(run("flush"));
  expect(await page.evaluate("localStorage.length")).toBe(0);
  expect(await subjects()).toEqual([]);
  await page.evaluate(`${run("consent", true)}; ${run("flush")}`);
  await expect.poll(subjects).toHaveLength(2);
  await page.evaluate(run("consent", false));
  expect(await page.evaluate("localStorage.length")).toBe(0);
});

test("a shop's own build imports the SDK from a module, with types beside it", async () => {
  script = `<script type="module">import { createHamdel } from "${hamdel}/hamdel-sdk.js";
    window.hamdel = createHamdel({ key: "${key}", host: "${hamdel}/" });</script>`;
  const { page } = await open();
  await page.evaluate(run("flush"));
  await expect.poll(subjects).toEqual(["page_view"]);
  expect(await (await fetch(`${hamdel}/hamdel-sdk.d.ts`)).text()).toContain("export declare function createHamdel");
});

test("the script is small", async () => {
  const content = await readFile(new URL("../../dist/sdk/hamdel.js", import.meta.url));
  expect(gzipSync(content).length).toBeLessThan(10_000);
});
