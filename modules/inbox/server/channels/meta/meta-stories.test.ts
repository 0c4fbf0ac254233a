import { expect, test } from "vitest";
import { signedCall } from "../fakes/fake-graph-calls.ts";
import { metaApp, metaIds } from "../fakes/meta-app.ts";
import { metaAccounts } from "./testing/meta-accounts.ts";
import { desk, house, later, workOn } from "./testing/meta-desk.ts";

const hour = 3_600_000;

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
  later(25 * hour);
  expect((await ways(conversation!.id))[0]).toMatchObject({ window: { state: "closed" }, refused: null });
  expect(await reply(conversation!.id, { text: "آماده است" })).toMatchObject({
    status: 409,
    body: { code: "window_closed" },
  });
  const { rows } = (await agent.ask(`/api/v1/channels/${made.id}/templates`)).body;
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(["new_catalogue/fa", "order_ready/fa"]);
  const pattern = (tokens: object, template = "order_ready/fa") => ({
    pattern: { template, tokens },
    text: "چیزی دیگر",
  });
  expect(await reply(conversation!.id, pattern({ "1": "مریم" }))).toMatchObject({
    body: { code: "template_gaps" },
  });
  expect(await reply(conversation!.id, pattern({}, "rejected_one/fa"))).toMatchObject({
    body: { code: "template_missing" },
  });
  expect(await reply(conversation!.id, pattern({}, "new_catalogue/fa"))).toMatchObject({
    body: { code: "template_file" },
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
  await workOn();
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
      { id, from: `98912000${number.slice(-4)}`, timestamp: "1772353800", type: "text", text: { body: number } },
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
