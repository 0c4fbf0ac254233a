import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { adviseChannel } from "../../../customers/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";

const database = await testDatabase();
const house = await testHouse(database);
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

async function someone() {
  const made = await inboxApp(house);
  const person = { source: "shop", external_id: randomUUID(), name: "پروین", phone: "09121110000" };
  const { id } = (await made.boss.ask({ method: "POST", url: "/api/v1/customers", payload: person })).body;
  const log = (payload: object) =>
    made.desk.ask({ method: "POST", url: `/api/v1/customers/${id}/interactions`, payload });
  const list = async (view = "all") => (await made.desk.ask(`/api/v1/conversations?view=${view}`)).body.rows;
  return { ...made, id, log, list };
}

test("a logged call begins a conversation in the logger's hands, with its words, outcome and a promise to call back", async () => {
  const { log, list, desk, agent, id } = await someone();
  const { status, body } = await log({
    what: "call",
    direction: "in",
    text: "رنگ دیگری می‌خواهد",
    outcome: "call_back",
    duration_seconds: 185,
    follow: { conversation: true, call_back: { at: tomorrow() } },
  });
  expect([status, body.meta]).toEqual([200, { outcome: "call_back", duration_seconds: 185 }]);
  const [row] = await list("mine");
  expect(row).toMatchObject({ id: body.followed.conversation, channel: "phone", assignee: { id: agent.id } });
  const { messages } = (await desk.ask(`/api/v1/conversations/${row.id}/messages`)).body;
  expect(messages).toMatchObject([
    { kind: "message", direction: "in", text: "رنگ دیگری می‌خواهد", meta: { log: { outcome: "call_back" } } },
    { event: "promise_made" },
  ]);
  const promises = (await desk.ask(`/api/v1/promises?customer=${id}`)).body.rows;
  expect(promises).toMatchObject([{ text: "تماس دوباره با مشتری", conversation_id: row.id }]);
  const timeline = (await desk.ask(`/api/v1/customers/${id}/timeline`)).body.rows;
  expect(timeline).toHaveLength(1);
});

test("taking the log back takes along what was made of it", async () => {
  const { log, list, desk, id } = await someone();
  const { body } = await log({
    what: "meeting",
    direction: "out",
    text: "اشتباه",
    follow: { conversation: true, call_back: { at: tomorrow() } },
  });
  expect((await list())[0]).toMatchObject({ channel: "in_person" });
  await desk.ask({ method: "DELETE", url: `/api/v1/interactions/${body.id}` });
  expect(await list()).toEqual([]);
  expect((await desk.ask(`/api/v1/promises?customer=${id}`)).body.rows).toEqual([]);
  expect(
    JSON.stringify((await desk.ask(`/api/v1/conversations/${body.followed.conversation}/messages`)).body),
  ).not.toContain("اشتباه");
});

test("a call alone makes no conversation; a time that is over and an unknown follower are refused whole", async () => {
  const { log, list, desk, id } = await someone();
  expect((await log({ what: "call", direction: "out", outcome: "no_answer" })).status).toBe(200);
  const past = await log({ what: "call", follow: { call_back: { at: "2020-01-01T00:00:00Z" } } });
  expect(past.body.code).toBe("past_time");
  expect((await log({ what: "call", follow: { nobody: true } })).body.code).toBe("invalid");
  expect(await list()).toEqual([]);
  expect((await desk.ask(`/api/v1/customers/${id}/timeline`)).body.rows).toHaveLength(1);
});

test("calls that nobody answered are known to the advice of a channel", async () => {
  const { log, brand, id } = await someone();
  for (const outcome of ["no_answer", "no_answer", "busy", "reached", "wrong_number"])
    await log({ what: "call", direction: "out", outcome });
  const on = { brandId: brand.id, actor: system("test"), now: house.clock() };
  const advice = await withBrand(house.database.app, on, (ctx) =>
    adviseChannel(ctx, { customerId: id, purpose: "service", urgency: "any" }),
  );
  expect(JSON.stringify(advice)).toContain('"phone"');
});

test("scripts and own outcomes are kept by managers and read by agents", async () => {
  const { boss, desk } = await someone();
  const script = { title: "پیگیری سفارش", what: "call", steps: ["سلام و نام برند", "شمارهٔ سفارش را بپرسید"] };
  const { id } = (await boss.ask({ method: "POST", url: "/api/v1/call-scripts", payload: script })).body;
  expect((await desk.ask("/api/v1/call-scripts")).body.rows).toEqual([{ id, ...script }]);
  expect((await desk.ask({ method: "DELETE", url: `/api/v1/call-scripts/${id}` })).status).toBe(403);
  await boss.ask({ method: "DELETE", url: `/api/v1/call-scripts/${id}` });
  expect((await desk.ask("/api/v1/call-scripts")).body.rows).toEqual([]);
  await boss.ask({ method: "POST", url: `/api/v1/call-scripts/${id}/restore` });
  const outcome = { method: "POST", url: "/api/v1/call-outcomes", payload: { name: "در جلسه بود" } } as const;
  const first = (await boss.ask(outcome)).body.id;
  expect((await boss.ask(outcome)).body.id).toBe(first);
  expect((await desk.ask("/api/v1/call-outcomes")).body.rows).toEqual([{ id: first, name: "در جلسه بود" }]);
});
