import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { inboxApp, lettersOut, workOff } from "../testing/inbox-app.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const later = (hours: number) => (passed += hours * 3_600_000);
const inHours = (hours: number) => new Date(Date.now() + passed + hours * 3_600_000).toISOString();

type App = Awaited<ReturnType<typeof inboxApp>>;
type Desk = App["desk"];
type Row = { id: number; kind: string; text: string; event: string | null; delivery: string | null };

const post = async (desk: Desk, url: string, payload: object = {}) =>
  (await desk.ask({ method: "POST", url: `/api/v1${url}`, payload })).body;
const put = (desk: Desk, url: string, payload: object = {}) =>
  desk.ask({ method: "PUT", url: `/api/v1${url}`, payload });
const remove = (desk: Desk, url: string) => desk.ask({ method: "DELETE", url: `/api/v1${url}` });
const get = async (desk: Desk, url: string) => (await desk.ask(`/api/v1${url}`)).body;
const rowsOf = async (desk: Desk, id: number) => (await get(desk, `/conversations/${id}/messages`)).messages as Row[];

async function asking({ visitor, desk }: App, text = "سفارشم کجاست؟") {
  const guest = await visitor();
  await guest.write(text);
  const { rows } = await get(desk, "/conversations?order=newest");
  return { guest, id: rows[0].id as number, customer: rows[0].customer.id as number };
}

test("a macro answers, notes, labels, gives and ends at once, and does nothing where one of its deeds cannot be done", async () => {
  const app = await inboxApp(house);
  const { desk, boss, agent } = app;
  const { id } = await asking(app);
  const deeds = {
    reply: "سلام {{customer.name}}، {{agent.name}} از {{brand.name}} پیگیری می‌کند.",
    note: "با ماکرو",
    add_labels: ["ارسال"],
    priority: 1,
    assignee: "me",
    afterwards: "resolve",
  };
  const { id: macro } = await post(boss, "/macros", { name: "پیگیری ارسال", deeds });
  const own = await post(desk, "/macros", { name: "مال من", mine: true, deeds: { priority: 2 } });
  expect((await get(boss, "/macros")).rows.map((one: { name: string }) => one.name)).toEqual(["پیگیری ارسال"]);
  expect((await get(desk, "/macros")).rows).toHaveLength(2);
  expect(await post(desk, "/macros", { name: "هیچ", deeds: {} })).toMatchObject({ code: "macro_empty" });
  const used = { macro, client_id: randomUUID() };
  const done = await post(desk, `/conversations/${id}/macros`, used);
  expect(await post(desk, `/conversations/${id}/macros`, used)).toEqual(done);
  const said = (await rowsOf(desk, id)).filter(({ kind }) => kind !== "event");
  expect(said.map(({ kind }) => kind)).toEqual(["message", "message", "note"]);
  expect(said[1]!.text).toMatch(/^سلام، بهرام از .+ پیگیری می‌کند\.$/);
  expect(await get(desk, `/conversations/${id}`)).toMatchObject({
    status: "resolved",
    labels: ["ارسال"],
    priority: 1,
    assignee: { id: agent.id },
    last: { user: { name: "بهرام" } },
  });
  await remove(desk, `/macros/${macro}`);
  expect(await post(desk, `/conversations/${id}/macros`, { macro, client_id: randomUUID() })).toMatchObject({
    code: "not_found",
  });
  await post(desk, `/macros/${macro}/restore`);
  const other = await asking(app, "یک سؤال دیگر");
  const lost = { name: "ناتمام", deeds: { note: "نباید بماند", assignee: "nobody-here" } };
  const { id: failing } = await post(boss, "/macros", lost);
  expect(
    await post(desk, `/conversations/${other.id}/macros`, { macro: failing, client_id: randomUUID() }),
  ).toMatchObject({
    code: "member_unknown",
  });
  expect((await rowsOf(desk, other.id)).map(({ kind }) => kind)).toEqual(["message"]);
  expect((await put(boss, `/macros/${own.id}`, { name: "x", deeds: { priority: 0 } })).status).toBe(404);
});

test("a saved view counts what it shows, is shared or one's own, and is everybody's own «me»", async () => {
  const app = await inboxApp(house);
  const { desk, boss } = app;
  const { id } = await asking(app);
  await asking(app, "کالا شکسته رسید");
  await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload: { labels: ["ارسال"], priority: 2 } });
  const save = (by: Desk, name: string, filters: object, shared = false) =>
    post(by, "/inbox-views", { name, shared, filters });
  const { id: view } = await save(boss, "الف: فوری‌ها", { priority: "2" }, true);
  await save(boss, "ب: منتظرِ بیش از یک ساعت", { waiting_over: "60" });
  await save(boss, "پ: مال من", { assignee: "me" });
  await save(boss, "ت: بی‌مسئول", { assignee: "none", q: "شکسته" });
  const mine = (await get(boss, "/inbox-views")).rows;
  expect(mine.map((one: { count: number }) => one.count)).toEqual([1, 0, 0, null]);
  later(2);
  expect((await get(boss, "/inbox-views")).rows[1].count).toBe(2);
  expect((await get(boss, "/conversations?waiting_over=60&assignee=none&q=شکسته")).rows).toHaveLength(1);
  expect((await get(desk, "/inbox-views")).rows).toMatchObject([{ id: view, mine: false, shared: true, count: 1 }]);
  expect((await put(desk, `/inbox-views/${view}`, { name: "x", filters: {} })).status).toBe(404);
  expect((await remove(desk, `/inbox-views/${view}`)).status).toBe(404);
  await put(boss, `/inbox-views/${view}`, { name: "با برچسب", filters: { label: "ارسال" }, shared: false });
  expect((await get(desk, "/inbox-views")).rows).toEqual([]);
  const pressing = (await get(desk, "/conversations?order=priority&limit=1")).rows;
  expect(pressing.map((row: Row) => row.id)).toEqual([id]);
  expect((await get(desk, "/labels?q=ار")).rows).toEqual([{ label: "ارسال", conversations: 1, suggested: false }]);
  expect(await get(desk, "/conversations/counts")).toMatchObject({ resolved: 0, spam: 0, all: 2 });
});

test("a conversation nobody answered comes back to whoever asked; an answer ends the waiting", async () => {
  const app = await inboxApp(house);
  const { desk } = app;
  const [silent, answered] = [await asking(app), await asking(app, "دومی")];
  for (const { id } of [silent, answered]) {
    await post(desk, `/conversations/${id}/replies`, { client_id: randomUUID(), text: "اندازه را بفرمایید" });
    const set = await put(desk, `/conversations/${id}/follow-up`, { at: inHours(24) });
    expect(set.body.follow_up_at).not.toBeNull();
    await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload: { status: "resolved" } });
  }
  await answered.guest.write("۴۲");
  expect(await get(desk, `/conversations/${answered.id}`)).toMatchObject({ follow_up_at: null, status: "open" });
  await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${answered.id}`, payload: { status: "resolved" } });
  await workOff(house, database.owner);
  expect((await get(desk, `/conversations/${silent.id}`)).status).toBe("resolved");
  later(25);
  await put(desk, `/conversations/${silent.id}/seen`, { seq: 1 });
  // The job that was brought forward is done; the clock of the house brings it again.
  await put(desk, `/conversations/${silent.id}/follow-up`, { at: inHours(1) });
  later(2);
  await workOff(house, database.owner);
  expect(await get(desk, `/conversations/${silent.id}`)).toMatchObject({ follow_up_at: null, status: "open" });
  expect((await rowsOf(desk, silent.id)).map(({ event }) => event)).toContain("follow_up_due");
  expect((await get(desk, `/conversations/${answered.id}`)).status).toBe("resolved");
  expect((await get(desk, "/conversations?view=mentions")).rows.map((row: Row) => row.id)).toEqual([silent.id]);
  const past = await put(desk, `/conversations/${silent.id}/follow-up`, { at: inHours(-1) });
  expect(past.body.code).toBe("snooze_past");
});

test("a promise is reminded of before it slips, and a customer who asked to be called is owed one call", async () => {
  const app = await inboxApp(house);
  const { desk } = app;
  const { id, guest } = await asking(app);
  await post(desk, `/conversations/${id}/promises`, { text: "کد رهگیری می‌فرستیم", due_at: inHours(5) });
  await guest.ask("POST", "/contact", { phone: "09123334455", call_back: true });
  await guest.ask("POST", "/contact", { phone: "09123334455", call_back: true, by: inHours(3) });
  const owed = async () => (await get(desk, `/promises?conversation=${id}`)).rows;
  expect(await owed()).toMatchObject([
    { callback: true, text: "" },
    { callback: false, reminded_at: null },
  ]);
  later(4.5);
  await workOff(house, database.owner);
  expect((await owed()).map((one: { reminded_at: string }) => one.reminded_at !== null)).toEqual([true, true]);
  const due = (await rowsOf(desk, id)).filter(({ event }) => event === "promise_due");
  expect(due).toHaveLength(2);
  await workOff(house, database.owner);
  expect((await rowsOf(desk, id)).filter(({ event }) => event === "promise_due")).toHaveLength(2);
});

test("a message is handed on to a colleague and to another conversation, and the customer sees nothing of it", async () => {
  const app = await inboxApp(house);
  const { desk, boss, owner } = app;
  const { id, guest } = await asking(app);
  const other = await asking(app, "مال کس دیگر");
  const [message] = await rowsOf(desk, id);
  const forward = (payload: object) =>
    post(desk, `/messages/${message!.id}/forward`, { client_id: randomUUID(), ...payload });
  const told = await forward({ colleague: owner.id, text: "نظر شما؟" });
  expect(told).toMatchObject({ kind: "note", conversation: id });
  expect(told.text).toContain("> سفارشم کجاست؟");
  expect((await get(boss, "/conversations/counts")).mentions).toBe(1);
  expect(await forward({ conversation: other.id })).toMatchObject({ kind: "note", conversation: other.id });
  expect((await rowsOf(desk, id)).map(({ event }) => event).filter((event) => event === "forwarded")).toHaveLength(2);
  expect((await guest.page()).messages.map((row: Row) => row.text)).toEqual(["سفارشم کجاست؟"]);
  expect((await forward({ colleague: "nobody" })).code).toBe("member_unknown");
  expect((await forward({})).code).toBe("invalid");
  const sms = { kind: "pigeon", name: "کبوتر", settings: { loft: "north", secret: "s" } };
  const account = (await post(boss, "/channels", sms)).id;
  expect((await forward({ account, to: "ali@example.com" })).code).toBe("forward_needs_email");
  expect(await get(desk, "/forwarding")).toEqual({ accounts: [] });
});

test("a conversation begins from the house: with a first message on a channel, or as a call with a note", async () => {
  const { desk, boss, agent } = await inboxApp(house);
  const sms = { kind: "pigeon", name: "کبوتر", settings: { loft: "north", secret: "s" } };
  const account = (await post(boss, "/channels", sms)).id;
  const customer = (await post(desk, "/customers", { name: "نگار", phone: "09125556677" })).id;
  const { rows } = await get(desk, `/customers/${customer}/channels`);
  expect(rows).toMatchObject([{ channel: "sms", account: { id: account }, refused: null }]);
  lettersOut.length = 0;
  const message = { client_id: randomUUID(), text: "سفارش شما آماده است" };
  const begun = await post(desk, "/conversations", { customer, channel: "sms", account, message });
  expect(begun).toMatchObject({ channel: "sms", assignee: { id: agent.id }, last: { text: "سفارش شما آماده است" } });
  later(0.1);
  await workOff(house, database.owner);
  expect(lettersOut.map(({ to, text }) => [to, text])).toEqual([["+989125556677", "سفارش شما آماده است"]]);
  const call = await post(desk, "/conversations", { customer, channel: "phone", note: "زنگ زد و پرسید" });
  expect(call).toMatchObject({ channel: "phone", last: { kind: "note", text: "زنگ زد و پرسید" } });
  const lost = await post(desk, "/conversations", { customer, channel: "sms", message });
  expect(lost.code).toBe("no_address");
  expect((await get(desk, `/conversations?customer=${customer}`)).rows).toHaveLength(2);
});

test("promises of a restricted team are its own: others neither read nor settle them", async () => {
  const app = await inboxApp(house);
  const { desk, boss } = app;
  const { id } = await asking(app);
  const promise = (await post(boss, `/conversations/${id}/promises`, { text: "پول برمی‌گردد", due_at: inHours(5) })).id;
  const team = (await post(boss, "/teams", { name: "مالی", restricted: true, members: [] })).id;
  expect((await get(desk, "/promises?state=all")).rows).toHaveLength(1);
  await boss.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload: { team } });
  for (const query of ["state=all", "state=due", `conversation=${id}`]) {
    expect([query, (await get(desk, `/promises?${query}`)).rows ?? []]).toEqual([query, []]);
  }
  for (const how of ["kept", "released", "undo"]) {
    expect((await put(desk, `/promises/${promise}/${how}`)).status).toBe(404);
  }
  expect((await get(boss, "/promises?state=due")).rows).toMatchObject([{ id: promise, kept_at: null }]);
});
