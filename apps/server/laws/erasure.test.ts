import { cp } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { type Brand, signSiteClaim } from "../../../modules/admin/index.ts";
import { given, signedIn } from "../../../modules/admin/testing.ts";
import { importRunner } from "../../../modules/imports/server/import-runner.ts";
import { backUp, restore } from "../../../platform/backup/index.ts";
import { openDatabase } from "../../../platform/db/index.ts";
import { emptyDatabase, testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { migrationSources } from "../../launch/migration-sources.ts";
import { modules } from "../../modules.ts";
import { everyRoute } from "./testing/every-route.ts";
import { tellOf } from "./testing/shop-places.ts";
import { tellCalls } from "./testing/tell-calls.ts";
import { tellLetters, tellPostedNow } from "./testing/tell-letters.ts";
import { wantToBeTold } from "./testing/tell-push.ts";
import { columnsWith, filesWith } from "./testing/traces.ts";
import { type Ask, askInBrowser, askWithKey, settle } from "./testing/two-brands.ts";

const database = await testDatabase();
const house = await testHouse(database);
const { app, scopes } = await everyRoute(house);

/** Alone it takes seconds; a busy machine may take longer. */
const slow = { timeout: 240_000 };

const name = "زرافشان نقره‌کار";
const phone = "09127654321";
const email = "Zar.Noghrekar@example.com";
const words = "گلایهٔ پنهان";
/** Whatever names the person or was said by them, in every form in which it was written here. */
const traces = [
  ...["زرافشان", "نقره‌کار", "پنهان", "گوهردشت", "zar.noghrekar", "Zar.Noghrekar", "zarnoghre_tg", "9127654321"],
  ...["۹۱۲۷۶۵۴۳۲۱", "912-765-4321", "۹۱۲ ۷۶۵ ۴۳۲۱", "\\u06f9\\u06f1\\u06f2\\u06f7", "1991-05-06"],
];

async function shop() {
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand });
  const browser = askInBrowser(await signedIn(app, brand, owner));
  const key = await given.apiKey(house, brand, scopes);
  return { brand, browser, machine: askWithKey(app, key) };
}

const ndjson = { "content-type": "application/x-ndjson" };
const lines = (...rows: unknown[]) =>
  rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");

/** Does with `ask` and gives the answer; whatever is refused fails the story. */
async function must(ask: Ask, method: string, url: string, payload?: unknown, headers?: Record<string, string>) {
  const { status, body, text } = await ask(method, `/api/v1${url}`, payload, headers);
  if (status >= 300) throw new Error(`${method} ${url}: ${status} ${text}`);
  // biome-ignore lint/suspicious/noExplicitAny: answers of every kind of route
  return body as any;
}

let keys = 0;
const once = () => ({ "idempotency-key": `once-${keys++}` });

/** A life with a brand: the person comes in by every way there is, and other people beside them. */
async function live({ brand, browser, machine }: Awaited<ReturnType<typeof shop>>): Promise<number> {
  const person = { source: "shop", external_id: "17", name, phone, email, city: "گوهردشت", birthday: "1991-05-06" };
  const { id } = await must(machine, "POST", "/customers", person, once());
  const other = (await must(machine, "POST", "/customers", { name: "رضا", phone: "09351112233" })).id;
  await must(browser, "PUT", "/customer-attributes", { key: "nick", label: "لقب", type: "text" });
  const { updated_at } = await must(machine, "GET", `/customers/${id}`);
  const patch = { updated_at, tags: ["پنهان"], attributes: { nick: "زرافشان" }, preferences: { gift: "پنهان" } };
  await must(machine, "PATCH", `/customers/${id}`, patch, once());
  const batch = lines(
    { ...person, phone: "۰۹۱۲۷۶۵۴۳۲۱", email: undefined },
    `{"external_id": "17", "name": "زرافشان`,
    { external_id: "18", name: "رضا" },
    `{"name": "زرافشان", "phone": "0912-765-4321", "birthday": "never"}`,
    `{"name": 1, "phone": "\\u06f0\\u06f9\\u06f1\\u06f2\\u06f7\\u06f6\\u06f5\\u06f4\\u06f3\\u06f2\\u06f1"}`,
  );
  await must(machine, "POST", "/customers", batch, { ...ndjson, ...once() });
  await must(browser, "POST", `/customers/${id}/identities`, { type: "telegram", value: "@zarnoghre_tg" });
  await must(browser, "POST", `/customers/${id}/notes`, { body: words });
  await must(browser, "POST", `/customers/${id}/dates`, { label: words, day: "2011-01-01" });
  await must(browser, "POST", `/customers/${id}/consents`, { channel: "sms", purpose: "marketing", granted: true });
  await must(browser, "POST", "/suppressions", { channel: "email", address: email, reason: "bounce" });
  await must(browser, "POST", "/suppressions", { channel: "whatsapp", address: phone });
  await must(browser, "POST", `/customers/${id}/merges`, {
    with: (await must(machine, "POST", "/customers", { name })).id,
  });
  await must(browser, "POST", "/customers/bulk", {
    change: { kind: "tag", tags: ["x"] },
    selection: { filter: { phone } },
  });
  await must(browser, "POST", "/customers/bulk", {
    change: { kind: "tag", tags: ["پنهان"] },
    selection: { ids: [id] },
  });
  await buy(machine);
  await tellCalls(must, { browser, machine, phone, name });
  await tellLetters((...asked) => must(browser, ...asked), id, words);
  await talk({ brand, browser, machine }, id);
  await bringFiles({ browser, machine });
  await tellOf(app, (...asked) => must(browser, ...asked), { name, phone, email });
  await tellPostedNow(database.owner);
  await settle(house, brand);
  expect(await must(machine, "GET", `/customers/${other}`)).toMatchObject({ name: "رضا" });
  return id;
}

async function buy(machine: Ask) {
  const order = { source: "shop", customer_external_id: "17", ordered_at: "2026-02-10T08:00:00Z", currency: "IRR" };
  const batch = lines(
    { ...order, external_id: "o-1", total: 1000 },
    { ...order, external_id: "o-2", total: 500, lines: [{ product_name: "کتاب" }] },
    { ...order, external_id: "o-3", phone: "(0912) 765-4321", total: "much" },
    { external_id: "o-4", ordered_at: "2026-02-10T08:00:00Z", total: 7 },
  );
  await must(machine, "POST", "/orders", batch, { ...ndjson, ...once() });
  const { rows } = await must(machine, "GET", "/orders?q=o-1");
  await must(machine, "PATCH", `/orders/${rows[0].id}`, { status: "delivered" }, once());
  const refund = { kind: "refund", external_id: "r-1", amount: 10, reason: words };
  await must(machine, "POST", `/orders/${rows[0].id}/returns`, refund, once());
}

async function talk({ browser, machine }: Awaited<ReturnType<typeof shop>>, id: number) {
  const said = { source: "shop", channel: "sms", customer_external_id: "17", text: words, meta: { subject: words } };
  await must(machine, "POST", "/interactions", { ...said, external_id: "m-1" }, once());
  const batch = lines({ ...said, external_id: "m-2" }, { ...said, feeling: 9 }, `{"phone": "${phone}", "text": "پنهان`);
  await must(machine, "POST", "/interactions", batch, ndjson);
  await must(machine, "POST", `/customers/${id}/interactions`, { what: "call", text: words }, once());
  const opened = await must(browser, "POST", "/cases", { customer: id, title: name, wrong: words });
  await must(browser, "POST", `/cases/${opened.id}/calls`, { reached: true, text: words });
  await must(browser, "POST", `/cases/${opened.id}/notes`, { text: words });
  await must(browser, "POST", `/cases/${opened.id}/solution`, { root_cause: "other", outcome: words, send: false });
  await must(browser, "POST", "/sites", { name: "سایت", domains: [] });
  const site = (await must(browser, "GET", "/sites")).rows[0];
  const { secret } = await must(browser, "POST", `/sites/${site.id}/secret`);
  const claim = signSiteClaim(secret, { exp: Date.now() / 1000 + 600, id: "17", email, name });
  const event = { id: "event-001", at: 1, type: "page_view", url: `https://shop.ir/?mail=${email}`, title: words };
  const report = { key: site.key, visitor: "visitor-0001", sent_at: 2, claim, events: [event] };
  await must(machine, "POST", "/site/events", report);
  await wantToBeTold(must, { browser, machine, site, claim });
}

async function bringFiles({ browser, machine }: { browser: Ask; machine: Ask }) {
  const upload = async (kind: string, file: string) => {
    const headers = { "content-type": "text/csv", "hamdel-file-name": "customers.csv" };
    return (await must(machine, "POST", `/imports?kind=${kind}`, file, headers)) as {
      run: { id: number };
      mapping: unknown;
    };
  };
  const file = `name,phone,birthday\n${name},${phone},1991-05-06\n${name},۰۹۱۲ ۷۶۵ ۴۳۲۱,never\nرضا,12,1990-01-01\n`;
  const begun = await upload("customers", file);
  await must(browser, "POST", `/imports/${begun.run.id}/start`, { mapping: begun.mapping });
  await upload("customers", `${file}${name},${phone},1991-05-06\n`);
  const runner = importRunner(house);
  await runner.look();
  await runner.idle();
  expect(await must(browser, "GET", `/imports/${begun.run.id}`)).toMatchObject({ status: "done" });
}

/** Where the person stands: columns of tables, and files. */
async function everywhere(owner = database.owner, dataDir = house.config.dataDir): Promise<string[]> {
  return [...(await columnsWith(traces, owner)), ...(await filesWith(traces, dataDir))];
}

async function countsOf(brand: Brand, owner = database.owner) {
  const { rows } = await owner.query(
    `select (select count(*)::int from interaction where brand_id = $1) as interactions,
      (select count(*)::int from customer_order where brand_id = $1) as orders,
      (select sum(total)::int from customer_order where brand_id = $1) as money,
      (select sum(revenue)::int from order_day where brand_id = $1) as revenue,
      (select sum(n)::int from interaction_day where brand_id = $1) as counted,
      (select count(*)::int from order_return where brand_id = $1) as returns,
      (select count(*)::int from consent where brand_id = $1) as consents`,
    [brand.id],
  );
  return rows[0];
}

test(
  "after an erasure no column of any table and no kept file names the person; what happened stays",
  slow,
  async () => {
    const at = await shop();
    const id = await live(at);
    // The test is worth something only if all of it was there.
    const before = await everywhere();
    for (const trace of traces) expect(before.join("\n")).toContain(trace);
    const counts = await countsOf(at.brand);

    await must(at.machine, "POST", `/customers/${id}/erasure`, undefined, once());
    await settle(house, at.brand);
    expect(await everywhere()).toEqual([]);
    expect(await countsOf(at.brand)).toEqual(counts);
    expect(await must(at.machine, "GET", `/customers/${id}`)).toMatchObject({ name: null, identities: [] });
    const { rows } = await must(at.machine, "GET", "/customers?phone=09351112233");
    expect(rows).toMatchObject([{ name: "رضا" }]);
  },
);

test("a backup from before an erasure does not bring the person back", slow, async () => {
  const at = await shop();
  const id = await live(at);
  const counts = await countsOf(at.brand);
  const { config } = house;
  const file = path.join(config.dataDir, "before.tar");
  await backUp({ url: database.url, config, file });
  await must(at.machine, "POST", `/customers/${id}/erasure`);
  await settle(house, at.brand);

  const url = await emptyDatabase();
  const dataDir = path.join(config.dataDir, "restored");
  await restore({ url, dataDir, file, sources: migrationSources() });
  // What was erased stands beside the database, in the data folder that lived on.
  await cp(path.join(config.dataDir, "erasures"), path.join(dataDir, "erasures"), { recursive: true });
  const restored = { ...house, database: openDatabase(url, { connections: 4 }), config: { ...config, dataDir } };
  const owner = new pg.Pool({ connectionString: url, options: "-c search_path=hamdel,public" });
  onTestFinished(async () => {
    await owner.end();
    await restored.database.close();
  });
  expect((await everywhere(owner)).length).toBeGreaterThan(20);
  for (const module of modules) await module.afterRestore?.(restored);
  await settle(restored, at.brand);
  expect(await everywhere(owner, dataDir)).toEqual([]);
  expect(await countsOf(at.brand, owner)).toEqual(counts);
});

test("whatever brings the person again is refused and kept nowhere", slow, async () => {
  const at = await shop();
  const id = await live(at);
  await must(at.machine, "POST", `/customers/${id}/erasure`);
  await settle(house, at.brand);
  const again = { source: "shop", external_id: "17", name, phone, email };
  expect(await at.machine("POST", "/api/v1/customers", again)).toMatchObject({ status: 400 });
  const order = { source: "shop", external_id: "o-9", customer_external_id: "17", ordered_at: "2026-02-10T08:00:00Z" };
  expect(await at.machine("POST", "/api/v1/orders", order)).toMatchObject({ status: 400 });
  await must(at.machine, "POST", "/customers", lines(again, { name: "مینا" }), ndjson);
  await must(at.machine, "POST", "/orders", lines({ ...order, phone, total: 1 }, { ...order, email }), ndjson);
  await must(at.machine, "POST", "/interactions", lines({ channel: "sms", phone, text: words }), ndjson);
  await tellCalls(must, { ...at, phone, name });
  await bringFiles(at);
  await must(at.machine, "POST", "/imports?kind=customers", `name,phone\n${name},${phone}\n`, {
    "content-type": "text/csv",
  });
  await settle(house, at.brand);
  expect((await must(at.machine, "GET", `/customers?search=${encodeURIComponent("زرافشان")}`)).rows).toEqual([]);
  expect((await must(at.machine, "GET", "/quarantine")).rows.map((row: { preview: string }) => row.preview)).toEqual(
    [],
  );
});
