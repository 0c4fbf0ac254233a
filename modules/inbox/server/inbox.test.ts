import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { answers, inboxApp, lettersOut, workOff } from "../testing/inbox-app.ts";
import { askReports } from "./channels/ask-reports.ts";

const database = await testDatabase();
// It stands still unless a story moves it: the ten seconds in which an answer can be taken back are its own.
let now = Date.now();
const house = await testHouse(database, { clock: () => new Date(now) });
const later = (seconds: number) => (now += seconds * 1000);

type Row = {
  seq: number;
  kind: string;
  text: string;
  direction: string;
  delivery: string;
  event: string | null;
  client_id: string;
};

test("a visitor and an agent speak: each has each message once, in order, and sees that it was read", async () => {
  const { visitor, desk } = await inboxApp(house);
  const guest = await visitor();
  expect(guest.hello.body).toMatchObject({ conversation: null, messages: [] });
  const first = randomUUID();
  expect((await guest.write("سلام، سفارشم نرسیده", first)).body).toEqual({ result: "received" });
  expect((await guest.write("سلام، سفارشم نرسیده", first)).body).toEqual({ result: "repeated" });
  const { rows } = (await desk.ask("/api/v1/conversations?view=unassigned")).body;
  expect(rows).toMatchObject([{ status: "open", channel: "chat", unread: 1, last: { text: "سلام، سفارشم نرسیده" } }]);
  expect(rows[0].waiting_since).not.toBeNull();
  const url = `/api/v1/conversations/${rows[0].id}`;
  const page = (await desk.ask(`${url}/messages`)).body;
  expect(page.messages.map((row: Row) => [row.seq, row.text])).toEqual([[1, "سلام، سفارشم نرسیده"]]);
  await desk.ask({ method: "PUT", url: `${url}/seen`, payload: { seq: 1 } });
  expect(await guest.page()).toMatchObject({ read_seq: 1 });
  const reply = { client_id: randomUUID(), text: "الان پیگیری می‌کنم", seen_seq: 1 };
  const sent = await desk.ask({ method: "POST", url: `${url}/replies`, payload: reply });
  expect(sent.body).toMatchObject({ seq: 2, delivery: "sent", author: "agent", user: { name: "بهرام" } });
  expect((await desk.ask({ method: "POST", url: `${url}/replies`, payload: reply })).body.id).toBe(sent.body.id);
  const seen = await guest.page(1);
  expect(seen.messages).toMatchObject([{ from: "agent", name: "بهرام", text: "الان پیگیری می‌کنم" }]);
  await guest.ask("PUT", "/seen", { seq: 2 });
  const news = (await desk.ask(`${url}/messages?after=${page.revision}`)).body;
  expect(news.messages.map((row: Row) => [row.seq, row.delivery])).toEqual([[2, "read"]]);
  expect((await desk.ask(url)).body).toMatchObject({ waiting_since: null });
});

test("an answer does not go over a message that its writer has not read", async () => {
  const { visitor, desk } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("یک");
  const [{ id }] = (await desk.ask("/api/v1/conversations")).body.rows;
  await guest.write("نه، دو");
  const reply = { client_id: randomUUID(), text: "یک؟", seen_seq: 1 };
  const answer = await desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/replies`, payload: reply });
  expect([answer.status, answer.body.code]).toEqual([409, "newer_message"]);
});

test("a note stays in the house, and whom it names finds it among the mentions", async () => {
  const { visitor, boss, desk, agent } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("سلام");
  const [{ id }] = (await boss.ask("/api/v1/conversations")).body.rows;
  const note = { client_id: randomUUID(), text: "مشتری قدیمی است", mentions: [agent.id] };
  await boss.ask({ method: "POST", url: `/api/v1/conversations/${id}/notes`, payload: note });
  expect((await desk.ask("/api/v1/conversations/counts")).body.mentions).toBe(1);
  expect((await guest.page()).messages.map((row: Row) => row.text)).toEqual(["سلام"]);
  await desk.ask({ method: "PUT", url: `/api/v1/conversations/${id}/seen`, payload: { seq: 2 } });
  expect((await desk.ask("/api/v1/conversations/counts")).body.mentions).toBe(0);
});

test("what ends is taken up again within a week, on whatever channel the customer writes", async () => {
  const { visitor, desk } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("سلام");
  const [{ id }] = (await desk.ask("/api/v1/conversations")).body.rows;
  await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload: { status: "resolved" } });
  expect((await guest.page()).ended).toBe(true);
  await guest.write("باز هم سلام");
  const again = (await desk.ask("/api/v1/conversations")).body.rows;
  expect(again).toMatchObject([{ id, status: "open" }]);
  await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload: { status: "resolved" } });
  later(8 * 86_400);
  await guest.write("هفتهٔ بعد");
  expect((await desk.ask("/api/v1/conversations")).body.rows[0].id).not.toBe(id);
});

async function connected(boss: Awaited<ReturnType<typeof inboxApp>>["boss"]) {
  const body = { kind: "pigeon", name: "کبوتر", settings: { loft: "north", secret: "شاه‌کبوتر" } };
  return (await boss.ask({ method: "POST", url: "/api/v1/channels", payload: body })).body;
}

test("a provider that calls five times at once brings one message into one conversation", async () => {
  const { app, boss, desk } = await inboxApp(house);
  const { id: account, hook_path: hook } = await connected(boss);
  const from = { type: "phone", value: "+989121234567", shown: "09121234567" };
  const message = (n: number) => ({ externalId: `m${n}`, from, name: null, at: new Date(), text: `پیام ${n}` });
  const call = (n: number) =>
    app.inject({ method: "POST", url: hook, payload: JSON.stringify({ messages: [message(n)] }) });
  const called = await Promise.all([1, 2, 1, 3, 1, 2, 3, 1, 2, 3, 1].map(call));
  expect(new Set(called.map((answer) => answer.statusCode))).toEqual(new Set([200]));
  const { rows } = (await desk.ask("/api/v1/conversations")).body;
  expect(rows).toMatchObject([{ channel: "sms", account: { id: account, kind: "pigeon" }, unread: 3 }]);
  const { messages } = (await desk.ask(`/api/v1/conversations/${rows[0].id}/messages`)).body;
  expect(messages.map((row: Row) => row.text).toSorted()).toEqual(["پیام 1", "پیام 2", "پیام 3"]);
  expect((await app.inject({ method: "POST", url: `${hook.slice(0, -1)}x`, payload: "{}" })).statusCode).toBe(404);
});

test("an answer goes out after ten seconds, unless it is taken back; what failed is sent again by hand", async () => {
  const { app, boss, desk, brand } = await inboxApp(house);
  const { id: account, hook_path: hook } = await connected(boss);
  const from = { type: "phone", value: "+989121110000", shown: "09121110000" };
  const message = { externalId: "x", from, name: null, at: new Date(), text: "سلام" };
  await app.inject({ method: "POST", url: hook, payload: JSON.stringify({ messages: [message] }) });
  const [{ id }] = (await desk.ask("/api/v1/conversations")).body.rows;
  const write = async (text: string) =>
    (
      await desk.ask({
        method: "POST",
        url: `/api/v1/conversations/${id}/replies`,
        payload: { client_id: randomUUID(), text },
      })
    ).body;
  const regretted = await write("اشتباه");
  await desk.ask({ method: "DELETE", url: `/api/v1/messages/${regretted.id}` });
  const kept = await write("درست");
  expect(kept).toMatchObject({ delivery: "queued" });
  await workOff(house, database.owner);
  expect(lettersOut).toEqual([]);
  later(11);
  await workOff(house, database.owner);
  // The job that came too early is done; the message waits for somebody to send it.
  const state = async (of: number) =>
    (await desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages.find((row: { id: number }) => row.id === of);
  expect(lettersOut.map((letter) => [letter.to, letter.text])).toEqual([["+989121110000", "درست"]]);
  expect(await state(kept.id)).toMatchObject({ delivery: "sent" });
  await askReports(house, brand.id, account);
  expect(await state(kept.id)).toMatchObject({ delivery: "delivered" });
  answers.push({ state: "unknown", code: "timed_out" }, { state: "failed", code: "refused", again: null });
  const unsure = await write("شاید");
  later(11);
  await workOff(house, database.owner);
  expect(await state(unsure.id)).toMatchObject({ delivery: "unknown", delivery_problem: "timed_out" });
  await desk.ask({ method: "POST", url: `/api/v1/messages/${unsure.id}/retry` });
  await workOff(house, database.owner);
  expect(await state(unsure.id)).toMatchObject({ delivery: "failed", delivery_problem: "refused" });
});

test("a visitor sees their own conversation alone, and nobody comes in with a made-up token", async () => {
  const { app, visitor, desk, site } = await inboxApp(house);
  const [one, other] = [await visitor(), await visitor()];
  await one.write("محرمانه");
  expect((await other.page()).messages).toEqual([]);
  const number = randomUUID();
  const first = await visitor({ visitor: number });
  await first.write("شمارهٔ من رمز نیست");
  const impostor = await visitor({ visitor: number });
  expect(impostor.hello.body.messages).toEqual([]);
  const back = await visitor({ visitor: number, token: first.token });
  expect(back.hello.body.messages).toHaveLength(1);
  const forged = `${other.token.slice(0, -4)}AAAA`;
  const refused = await app.inject({ url: "/api/v1/chat/feed?wait=0", headers: { authorization: `Bearer ${forged}` } });
  expect(refused.statusCode).toBe(401);
  const upload = await app.inject({
    method: "POST",
    url: "/api/v1/chat/attachments",
    headers: { authorization: `Bearer ${one.token}`, "content-type": "image/png", "hamdel-file-name": "a.png" },
    payload: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
  });
  const file = upload.json().id;
  const stolen = await other.ask("POST", "/messages", { client_id: randomUUID(), text: "x", attachments: [file] });
  expect(stolen.status).toBe(404);
  expect((await other.ask("GET", `/attachments/${file}`)).status).toBe(404);
  expect((await one.ask("POST", "/messages", { client_id: randomUUID(), attachments: [file] })).status).toBe(200);
  const page = { url: "/api/v1/chat/attachments", payload: Buffer.from("<html><script>alert(1)</script>") };
  const headers = { authorization: `Bearer ${one.token}`, "content-type": "image/png" };
  expect((await app.inject({ method: "POST", headers, ...page })).json().code).toBe("file_type_refused");
  expect((await desk.ask("/api/v1/conversations?q=محرمانه")).body.rows).toHaveLength(1);
  expect((await desk.ask("/api/v1/conversations?q=ناموجود")).body.rows).toHaveLength(0);
  expect(site.key).toMatch(/^hs_/);
});
