import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../../testing/inbox-app.ts";
import { fakeGraph } from "../fakes/fake-graph.ts";
import { type GraphKind, signedCall } from "../fakes/fake-graph-calls.ts";
import { type Fake, type Hooked, startFake } from "../fakes/fake-server.ts";
import { metaApp, metaIds } from "../fakes/meta-app.ts";
import { metaAccounts } from "./testing/meta-accounts.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let ahead = 0;
const house = {
  ...plain,
  clock: () => new Date(plain.clock().getTime() + ahead),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};
const hour = 3_600_000;
const fakes: Fake[] = [];
afterAll(() => Promise.all(fakes.map((one) => one.close())));

type Told = {
  id: number;
  direction: string | null;
  text: string;
  delivery: string | null;
  delivery_problem: string | null;
};
type Shown = Told & { author: string; meta: Record<string, unknown>; attachments: { name: string }[] };
type Listed = { id: number; channel: string; post: { id: string; url: string } | null; waiting_since: string | null };

async function desk(kind: GraphKind, change: object = {}) {
  const inbox = await inboxApp(house);
  const fake = await startFake(fakeGraph(kind));
  fakes.push(fake);
  const settings = { ...metaAccounts[kind], baseUrl: fake.url, ...change };
  const payload = { kind, name: kind, settings };
  const made = (await inbox.boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
  const call = ({ method, headers, query, body }: Hooked, path = made.hook_path as string) =>
    inbox.app.inject({ method: method as "POST", url: query ? `${path}?${query}` : path, headers, payload: body });
  const hear = async (text: string, more: object = {}) => {
    const from = kind === "whatsapp" ? "989123456789" : "4242";
    const [one] = await fake.hear({ from, text, at: house.clock().toISOString(), ...more });
    return call(one!);
  };
  const list = async () => (await inbox.desk.ask("/api/v1/conversations?order=newest")).body.rows as Listed[];
  const read = async (id: number) =>
    (await inbox.desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages as Shown[];
  const ways = async (id: number) => (await inbox.desk.ask(`/api/v1/conversations/${id}/channels`)).body.rows;
  const reply = (id: number, said: object) =>
    inbox.desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${id}/replies`,
      payload: { client_id: randomUUID(), account: made.id, ...said },
    });
  const goOut = async () => {
    ahead += 20_000;
    await workOff(house, database.owner);
  };
  return { ...inbox, fake, made, call, hear, list, read, ways, reply, goOut };
}

test("Meta asks whether the address is ours, and is answered with its own word", async () => {
  const { app, made } = await desk("whatsapp");
  const asked = (token: string) =>
    app.inject(`${made.hook_path}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`);
  const right = await asked(metaApp.verifyToken);
  expect([right.statusCode, right.body]).toEqual([200, "1158201444"]);
  expect(right.headers["content-type"]).toMatch(/^text\/plain/);
  expect((await asked("guess")).statusCode).toBe(403);
});

test("somebody known by phone is the same person on WhatsApp; after a day only an approved template goes", async () => {
  const { boss, hear, list, read, ways, reply, goOut, fake, made, desk: agent } = await desk("whatsapp");
  const known = {
    method: "POST" as const,
    url: "/api/v1/customers",
    payload: { name: "مریم", identities: [{ type: "phone", value: "09123456789" }] },
  };
  const customer = (await boss.ask(known)).body.id as number;
  await hear("سلام، سفارشم کجاست؟");
  const [conversation] = await list();
  const row = (await agent.ask(`/api/v1/conversations/${conversation!.id}`)).body;
  expect(row.customer.id).toBe(customer);
  expect((await ways(conversation!.id))[0]).toMatchObject({
    channel: "whatsapp",
    window: { state: "open", templates: true },
  });
  ahead += 25 * hour;
  expect((await ways(conversation!.id))[0]).toMatchObject({ window: { state: "closed" }, refused: null });
  expect(await reply(conversation!.id, { text: "آماده است" })).toMatchObject({
    status: 409,
    body: { error: { code: "window_closed" } },
  });
  const { rows } = (await agent.ask(`/api/v1/channels/${made.id}/templates`)).body;
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(["new_catalogue/fa", "order_ready/fa"]);
  const pattern = (tokens: object, template = "order_ready/fa") => ({
    pattern: { template, tokens },
    text: "چیزی دیگر",
  });
  expect(await reply(conversation!.id, pattern({ "1": "مریم" }))).toMatchObject({
    body: { error: { code: "template_gaps" } },
  });
  expect(await reply(conversation!.id, pattern({}, "rejected_one/fa"))).toMatchObject({
    body: { error: { code: "template_missing" } },
  });
  expect(await reply(conversation!.id, pattern({}, "new_catalogue/fa"))).toMatchObject({
    body: { error: { code: "template_file" } },
  });
  const sent = await reply(conversation!.id, pattern({ "1": "مریم", "2": "۱۲۳۴" }));
  expect(sent.body.text).toBe("سلام مریم، سفارش ۱۲۳۴ آماده است.\n\nخانهٔ آفتاب");
  await goOut();
  expect(fake.sent).toMatchObject([{ type: "template", template: { name: "order_ready" } }]);
  const state = async () => (await read(conversation!.id)).find(({ id }) => id === sent.body.id)!;
  expect((await state()).delivery).toBe("sent");
  await hear("مرسی");
  expect((await ways(conversation!.id))[0]).toMatchObject({ window: { state: "open" } });
  expect((await reply(conversation!.id, { text: "خواهش می‌کنم" })).status).toBe(200);
});

test("what becomes of messages never goes back, and is heard before the answer of who took them", async () => {
  const { hear, list, read, reply, goOut, fake } = await desk("whatsapp");
  await hear("سلام");
  const [conversation] = await list();
  const { body } = await reply(conversation!.id, { text: "سلام 🙂 ۱۲۳" });
  await goOut();
  const state = async () => (await read(conversation!.id)).find(({ id }) => id === body.id)!;
  const tell = (status: string, more: object = {}) =>
    hear("", {
      statuses: [
        { id: fake.sent[0]!["id"], status, timestamp: String(Math.floor(house.clock().getTime() / 1000)), ...more },
      ],
    });
  await tell("read");
  await tell("delivered");
  await tell("sent");
  expect((await state()).delivery).toBe("read");
  fake.fault = { silent: true };
  const second = await reply(conversation!.id, { text: "دومی" });
  await goOut();
  fake.fault = {};
  const other = async () => (await read(conversation!.id)).find(({ id }) => id === second.body.id)!;
  expect((await other()).delivery).toBe("unknown");
  const { id, biz_opaque_callback_data: key } = fake.sent[1]! as Record<string, string>;
  await hear("", {
    statuses: [
      { id, status: "failed", timestamp: "1772353800", biz_opaque_callback_data: key, errors: [{ code: 131026 }] },
    ],
  });
  expect(await other()).toMatchObject({ delivery: "failed", delivery_problem: "recipient_refused" });
});

test("a call with a picture is answered at once; a job fetches the picture, once", async () => {
  const { call, list, read, fake } = await desk("whatsapp");
  const update = { type: "image", image: { id: "incoming-1", mime_type: "image/jpeg", caption: "شکسته" } };
  const [one] = await fake.hear({ from: "989123456789", text: "", update, at: house.clock().toISOString() });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => call(one!)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
  expect(await list()).toEqual([]);
  await workOff(house, database.owner);
  const [conversation] = await list();
  expect(await read(conversation!.id)).toMatchObject([{ text: "شکسته", attachments: [{ name: "photo.jpg" }] }]);
});

test("two numbers of one app share an address; a call of another app is nobody's here", async () => {
  const { boss, call, list, fake } = await desk("whatsapp");
  const settings = { ...metaAccounts.whatsapp, phoneNumberId: "777001", baseUrl: fake.url };
  const other = { kind: "whatsapp", name: "دومی", settings };
  await boss.ask({ method: "POST", url: "/api/v1/channels", payload: other });
  const value = (number: string, id: string) => ({
    metadata: { phone_number_id: number },
    messages: [
      { id, from: "98912000" + number.slice(-4), timestamp: "1772353800", type: "text", text: { body: number } },
    ],
  });
  const changes = [metaIds.phoneNumberId, "777001"].map((number, at) => ({
    field: "messages",
    value: value(number, `w${at}`),
  }));
  const batch = { object: "whatsapp_business_account", entry: [{ id: metaIds.wabaId, changes }] };
  expect((await call(signedCall(batch, "another-apps-secret"))).statusCode).toBe(403);
  expect(await list()).toEqual([]);
  expect((await call(signedCall(batch))).statusCode).toBe(200);
  expect(await list()).toHaveLength(2);
});

test("a comment is a conversation of its own under its post; answered for all, or to its writer once", async () => {
  const { hear, list, read, ways, reply, goOut, fake } = await desk("instagram");
  await hear("سلام، این را دارید؟");
  await hear("قیمت؟", { comment: {} });
  await hear("موجود شد؟", { comment: {} });
  const rows = await list();
  expect(rows).toHaveLength(2);
  const talk = rows.find(({ post }) => post === null)!;
  const open = rows.find(({ post }) => post !== null)!;
  expect(open.post!.url).toBe("https://www.instagram.com/p/media_77/");
  expect((await read(open.id)).map(({ text }) => text)).toEqual(["قیمت؟", "موجود شد؟"]);
  expect((await ways(open.id)).slice(0, 2)).toMatchObject([
    { way: "public", attachments: false, refused: null },
    { way: "private", refused: null },
  ]);
  expect((await ways(talk.id))[0]).toMatchObject({ way: null, window: { state: "open", templates: false } });
  await reply(open.id, { text: "دایرکت دادیم", way: "public" });
  await reply(open.id, { text: "قیمتش ۱۲۰ تومان است", way: "private" });
  expect(await reply(open.id, { text: "باز هم", way: "private" })).toMatchObject({
    body: { error: { code: "private_done" } },
  });
  await goOut();
  expect(fake.sent).toMatchObject([{ message: "دایرکت دادیم" }, { recipient: { comment_id: expect.any(String) } }]);
  expect((await ways(open.id))[1]).toMatchObject({ way: "private", refused: "private_done" });
  await hear("سلام دوباره");
  expect((await read(talk.id)).map(({ text }) => text)).toEqual(["سلام، این را دارید؟", "سلام دوباره"]);
});

test("what a colleague wrote with another program is an answer of the house; what Hamdel sent is not told twice", async () => {
  const { hear, list, read, reply, goOut, fake } = await desk("messenger");
  await hear("سلام");
  const [talk] = await list();
  const echo = { is_echo: true };
  await Promise.all([1, 2, 3].map(() => hear("", { update: { ...echo, mid: "m-phone", text: "از گوشی" } })));
  const told = async () => (await read(talk!.id)).filter(({ direction }) => direction === "out");
  expect(await told()).toMatchObject([
    { text: "از گوشی", author: "agent", delivery: "sent", meta: { elsewhere: true } },
  ]);
  expect((await list())[0]!.waiting_since).toBeNull();
  await reply(talk!.id, { text: "از همدل" });
  await goOut();
  await hear("", { update: { ...echo, mid: fake.sent[0]!["message_id"], text: "از همدل" } });
  // One of which nobody knows whether it went is known by its echo.
  fake.fault = { silent: true };
  await reply(talk!.id, { text: "گم‌شده" });
  await goOut();
  expect((await told()).map(({ delivery }) => delivery)).toEqual(["sent", "sent", "unknown"]);
  await hear("", { update: { ...echo, mid: "m-lost", text: "گم‌شده" } });
  expect((await told()).map(({ text, delivery }) => [text, delivery])).toEqual([
    ["از گوشی", "sent"],
    ["از همدل", "sent"],
    ["گم‌شده", "sent"],
  ]);
  await hear("", { update: { read: { watermark: house.clock().getTime() + 1000 } } });
  expect((await told()).map(({ delivery }) => delivery)).toEqual(["read", "read", "read"]);
});

test("on a page people may answer for a week, and nobody after it", async () => {
  const { hear, list, ways, reply, goOut, fake } = await desk("messenger");
  await hear("سلام");
  const [talk] = await list();
  ahead += 30 * hour;
  expect((await ways(talk!.id))[0]).toMatchObject({ window: { state: "people" }, refused: null });
  await reply(talk!.id, { text: "ببخشید، دیر شد" });
  await goOut();
  expect(fake.sent).toMatchObject([{ tag: "HUMAN_AGENT" }]);
  ahead += 140 * hour;
  expect((await ways(talk!.id))[0]).toMatchObject({ window: { state: "closed" }, refused: "window_closed" });
  expect(await reply(talk!.id, { text: "هنوز هستید؟" })).toMatchObject({ status: 409 });
});
