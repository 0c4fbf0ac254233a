import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { type FakeBrowser, startFakeBrowser } from "./fakes/fake-browser.ts";
import { firebaseDevice, startFakeFirebase } from "./fakes/fake-firebase.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let passed = 0;
const house = {
  ...plain,
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
  clock: () => new Date(plain.clock().getTime() + passed),
};
const later = (seconds: number) => {
  passed += seconds * 1000;
};
const browsers: FakeBrowser[] = [];
afterAll(() => Promise.all(browsers.map((one) => one.close())));

/** A brand whose browsers may be told, and a visitor who has asked something and wants to be. */
async function shop() {
  const told = await inboxApp(house);
  expect((await told.boss.ask({ method: "PUT", url: "/api/v1/push/web", payload: {} })).status).toBe(204);
  const welcome = (await told.app.inject(`/api/v1/chat/welcome?key=${told.site.key}`)).json();
  const guest = await told.visitor();
  await guest.write("ساعت کار شما چیست؟");
  const browser = await startFakeBrowser(welcome.push.key);
  browsers.push(browser);
  const device = { kind: "web", ...browser.subscription, language: "fa" };
  const kept = await guest.ask("PUT", "/devices", device);
  const { rows } = (await told.boss.ask("/api/v1/conversations")).body;
  const answer = (text: string, more: object = {}) =>
    told.desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${rows[0].id}/replies`,
      payload: { client_id: randomUUID(), text, channel: "chat", ...more },
    });
  return { ...told, guest, browser, device, kept, answer, conversation: rows[0].id as number };
}
const devices = async () => (await database.owner.query("select * from hamdel.push_device")).rows;

test("a visitor who is away is told of an answer once; who has read it is not", async () => {
  const { guest, browser, kept, answer, boss } = await shop();
  expect(kept.status).toBe(200);
  expect((await guest.page()).waits).toBe(true);
  await answer("از ۹ تا ۱۸ 🌱");
  later(15);
  await workOff(house, database.owner);
  expect(browser.arrived).toMatchObject([{ body: "از ۹ تا ۱۸ 🌱", actions: ["answer", "later"], image: null }]);
  await workOff(house, database.owner);
  expect(browser.arrived).toHaveLength(1);
  expect((await boss.ask("/api/v1/push")).body.rows[0]).toMatchObject({ kind: "web", on: true, devices: 1, told: 1 });
  await answer("پنجشنبه هم هستیم");
  const { messages, waits } = await guest.page();
  expect(waits).toBe(false);
  await guest.ask("PUT", "/seen", { seq: messages.at(-1).seq });
  later(15);
  await workOff(house, database.owner);
  expect(browser.arrived).toHaveLength(1);
});

test("several answers make one notice, of the last; one that was taken back makes none", async () => {
  const { browser, answer, desk } = await shop();
  await answer("یک");
  await answer("دو");
  const taken = await answer("سه");
  expect((await desk.ask({ method: "DELETE", url: `/api/v1/messages/${taken.body.id}` })).status).toBeLessThan(300);
  later(15);
  await workOff(house, database.owner);
  expect(browser.arrived.map(({ body }) => body)).toEqual(["دو"]);
});

test("a push service that is down is tried again later; a subscription that is gone is forgotten", async () => {
  const { browser, answer, boss } = await shop();
  browser.fault = "down";
  await answer("سلام");
  later(15);
  await workOff(house, database.owner);
  browser.fault = null;
  await workOff(house, database.owner);
  expect(browser.arrived).toEqual([]);
  later(120);
  await workOff(house, database.owner);
  expect(browser.arrived).toHaveLength(1);
  browser.fault = "gone";
  await answer("هنوز هستید؟");
  later(15);
  await workOff(house, database.owner);
  expect((await boss.ask("/api/v1/push")).body.rows[0]).toMatchObject({ devices: 0 });
});

test("“later” tells again in an hour; the pass is for that alone", async () => {
  const { browser, answer, app } = await shop();
  await answer("سفارش شما آماده است");
  later(15);
  await workOff(house, database.owner);
  const address = browser.arrived[0]!.later;
  const pass = address.slice(address.indexOf("/api/"));
  expect((await app.inject({ method: "POST", url: `${pass}x` })).statusCode).toBe(404);
  expect((await app.inject({ method: "POST", url: pass })).statusCode).toBe(204);
  later(1800);
  await workOff(house, database.owner);
  expect(browser.arrived).toHaveLength(1);
  later(1900);
  await workOff(house, database.owner);
  expect(browser.arrived).toHaveLength(2);
  expect(browser.screen.size).toBe(1);
});

test("a device is its owner's alone: it can be taken away, moves to who signs in on it, and goes with an erased person", async () => {
  const { guest, visitor, browser, device, kept, answer, boss, conversation } = await shop();
  const other = await visitor();
  await other.ask("DELETE", `/devices/${kept.body.id}`);
  expect((await devices()).some(({ id }) => Number(id) === kept.body.id)).toBe(true);
  expect((await other.ask("PUT", "/devices", device)).body).toEqual(kept.body);
  await answer("این برای صاحب قبلی است");
  later(15);
  await workOff(house, database.owner);
  expect(browser.arrived).toEqual([]);
  await guest.ask("PUT", "/devices", device);
  await guest.ask("DELETE", `/devices/${kept.body.id}`);
  expect((await devices()).some(({ id }) => Number(id) === kept.body.id)).toBe(false);
  await guest.ask("PUT", "/devices", device);
  const { customer } = (await boss.ask(`/api/v1/conversations/${conversation}`)).body;
  const mine = await boss.ask(`/api/v1/customers/${customer.id}/export`);
  expect(JSON.stringify(mine.body)).toContain(browser.subscription.endpoint);
  await boss.ask({ method: "POST", url: `/api/v1/customers/${customer.id}/erasure`, payload: {} });
  await workOff(house, database.owner);
  expect(JSON.stringify(await devices())).not.toContain(browser.subscription.endpoint);
});

test("nothing is kept for a way that is off, and no address of our own network is called", async () => {
  const { guest, boss, device } = await shop();
  const token = { kind: "fcm", token: "an-app-of-somebody", language: "fa" };
  expect((await guest.ask("PUT", "/devices", token)).body.code).toBe("push_off");
  const broken = { ...device, keys: { p256dh: "AAAA", auth: "AAAA" } };
  expect((await guest.ask("PUT", "/devices", broken)).body.code).toBe("invalid");
  const home = { ...device, endpoint: "http://10.0.0.1/push" };
  const tried = await boss.ask({ method: "POST", url: "/api/v1/push/trial", payload: home });
  expect(tried.body).toMatchObject({ ok: false, code: "address_refused" });
  await boss.ask({ method: "DELETE", url: "/api/v1/push/web" });
  expect((await guest.ask("PUT", "/devices", device)).body.code).toBe("push_off");
});

test("Firebase is set up with its file; a key that it does not know is said so where it is set up; an app is told", async () => {
  const { guest, boss, answer } = await shop();
  const firebase = await startFakeFirebase();
  const put = (payload: object) => boss.ask({ method: "PUT", url: "/api/v1/push/fcm", payload });
  expect((await put({ account: "{" })).body.code).toBe("channel_settings");
  expect((await put({ account: JSON.stringify(firebase.account), baseUrl: firebase.url })).status).toBe(204);
  expect((await guest.ask("PUT", "/devices", { kind: "fcm", token: firebaseDevice, language: "en" })).status).toBe(200);
  await answer("سلام از فروشگاه");
  later(15);
  await workOff(house, database.owner);
  expect(firebase.arrived).toMatchObject([{ body: "سلام از فروشگاه" }]);
  firebase.rotate();
  await answer("باز هم سلام");
  later(15);
  await workOff(house, database.owner);
  const { rows } = (await boss.ask("/api/v1/push")).body;
  expect(rows[1]).toMatchObject({ kind: "fcm", problem: "bad_credentials", devices: 1 });
  expect(JSON.stringify(rows)).not.toContain("PRIVATE KEY");
  const kept = await database.owner.query("select * from hamdel.push_sender");
  expect(JSON.stringify(kept.rows)).not.toContain("PRIVATE KEY");
  await firebase.close();
});

test("a picture of an answer is seen through its pass, and only until it is taken back", async () => {
  const { browser, desk, brand, app, conversation, answer } = await shop();
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "hamdel-brand": brand.slug, "content-type": "image/png", "hamdel-file-name": "a.png" };
  const put = await app.inject({ method: "POST", url: "/api/v1/attachments", headers, payload: png });
  await answer("این عکس", { attachments: [put.json().id] });
  later(15);
  await workOff(house, database.owner);
  const { image } = browser.arrived[0]!;
  const seen = await app.inject(image!.slice(image!.indexOf("/api/")));
  expect([seen.statusCode, seen.headers["content-type"]]).toEqual([200, "image/png"]);
  await database.owner.query("update hamdel.message set withdrawn_at = now() where conversation_id = $1", [
    conversation,
  ]);
  expect((await app.inject(image!.slice(image!.indexOf("/api/")))).statusCode).toBe(404);
});
