import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { helpApp, workOff } from "../testing/help-app.ts";
import { checkLinks } from "./care/check-links.ts";

const database = await testDatabase();
let passed = 0;
const base = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const enc = encodeURIComponent;
type Row = { kind: string; cost: number; article: { title: string } | null; detail: Record<string, unknown> };

/** What stands on the page of care, of these kinds. */
const careOf = async (get: (url: string) => Promise<{ rows: Row[] }>, kind: string) =>
  (await get(`/help-centre/care?kind=${kind}`)).rows;

test("links are followed by night: a dead one is told until it works again, a busy server is no reason, an internal address is not asked", async () => {
  const asked: string[] = [];
  let isThere = false;
  const other = createServer((request, reply) => {
    asked.push(request.url ?? "");
    const codes: Record<string, number> = { "/gone": isThere ? 200 : 404, "/busy": 503, "/fine": 200 };
    reply.writeHead(codes[request.url ?? ""] ?? 200).end("x");
  });
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  afterAll(() => other.close());
  const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { published, put, boss, get } = await helpApp(house);
  const links = ["gone", "busy", "fine"].map((path) => `[${path}](${at}/${path})`).join(" ");
  const id = await published("پیوندها", `${links} [درون](http://10.255.255.1/admin)`);
  const dead = async () =>
    (await careOf(get, "dead_link"))
      .map(({ detail }) => detail["problem"])
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  await workOff(house, database.owner);
  await checkLinks(house);
  expect(asked.toSorted()).toEqual(["/busy", "/fine", "/gone"]);
  expect(await dead()).toEqual(["404", "address_refused"]);
  isThere = true;
  await checkLinks(house);
  expect(await dead()).toEqual(["address_refused"]);
  await put(boss, `/articles/${id}/texts/fa`, { title: "پیوندها", body: "بی‌پیوند" });
  await put(boss, `/articles/${id}/texts/fa/state`, { do: "publish" });
  await workOff(house, database.owner);
  expect(await dead()).toEqual([]);
});

test("an article whose product has another price, name or is no longer sold is told until somebody has looked at it", async () => {
  const { published, boss, put, post, get } = await helpApp(house);
  const product = (external_id: string, name: string, price: number) =>
    post("/products", { source: "shop", external_id, name, price, currency: "IRT" });
  await product("k1", "کتری برقی آفتاب", 900_000);
  await product("k2", "کتری برقی آفتاب مدل بزرگ", 1_200_000);
  await product("k3", "سینی مسی گرد", 300_000);
  const id = await published("جوش‌آوردن آب", "کتری برقی آفتاب مدل بزرگ را تا خط پر کنید.");
  await workOff(house, database.owner);
  const names = async () => (await get(`/articles/${id}`)).products.map((one: { name: string }) => one.name);
  expect(await names()).toEqual(["کتری برقی آفتاب مدل بزرگ"]);
  expect(await careOf(get, "product_changed")).toEqual([]);
  await product("k2", "کتری برقی آفتاب مدل بزرگ", 1_500_000);
  expect(await careOf(get, "product_changed")).toMatchObject([
    { article: { title: "جوش‌آوردن آب" }, detail: { change: "price", from: 120_000_000, to: 150_000_000 } },
  ]);
  expect((await boss.ask({ method: "POST", url: `/api/v1/articles/${id}/review` })).status).toBe(204);
  expect(await careOf(get, "product_changed")).toEqual([]);
  // Named by hand: followed though it does not stand in the text; a found one taken off stays away.
  const tray = (await get(`/products?q=${enc("سینی")}`)).rows[0].id;
  await put(boss, `/articles/${id}/products`, { ids: [tray] });
  await put(boss, `/articles/${id}/texts/fa/state`, { do: "publish" });
  await workOff(house, database.owner);
  expect(await names()).toEqual(["سینی مسی گرد"]);
  await boss.ask({ method: "PATCH", url: `/api/v1/products/${tray}`, payload: { archived: true } });
  expect(await careOf(get, "product_changed")).toMatchObject([{ detail: { change: "gone", product: "سینی مسی گرد" } }]);
});

test("whoever opens an article and begins a chat within half an hour was not helped by it; later, or in another browser, nobody knows", async () => {
  const { published, visit, app, post, put, boss, get } = await helpApp(house);
  await published("گارانتی", "گارانتی هجده ماه است.");
  await published("پرداخت", "با کارت.");
  await post("/sites", { name: "سایت", domains: [] });
  const [site] = (await get("/sites")).rows;
  await put(boss, `/sites/${site.id}/chat`, { ...(await get(`/sites/${site.id}/chat`)), on: true });
  async function chat(browser: string) {
    const headers = { "user-agent": browser };
    const call = (url: string, payload: object, more: object = {}) =>
      app.inject({ method: "POST", url: `/api/v1/chat${url}`, headers: { ...headers, ...more }, payload });
    const { token } = (await call("/hello", { key: site.key, visitor: randomUUID() })).json();
    return (text: string) => call("/messages", { client_id: randomUUID(), text }, { authorization: `Bearer ${token}` });
  }
  const asked = async () => (await careOf(get, "still_asked")).map(({ article, cost }) => [article?.title, cost]);
  const [mine, other, late] = ["Mozilla/5.0", "Firefox/140", "Safari/18"] as const;
  await visit(`fa/articles/${enc("گارانتی")}`);
  await visit(`fa/articles/${enc("پرداخت")}`, { "user-agent": late });
  await (await chat(other))("سلام");
  expect(await asked()).toEqual([]);
  const write = await chat(mine);
  await write("گوشی من شکست");
  await visit(`fa/articles/${enc("گارانتی")}`);
  await write("هستید؟");
  expect(await asked()).toEqual([["گارانتی", 1]]);
  passed += 31 * 60_000;
  await (await chat(late))("چطور پول بدهم؟");
  expect(await asked()).toEqual([["گارانتی", 1]]);
  expect((await get("/help-centre/care")).contacts).toBe(1);
});
