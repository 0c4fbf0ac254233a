import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { on } from "../../../../platform/events/index.ts";
import type { Module } from "../../../../platform/house/module.ts";
import { runDueJobs } from "../../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { module as customers } from "../../../customers/module.ts";
import { module as timeline } from "../../../timeline/module.ts";
import { ServiceLevelBroken, ServiceLevelWarned } from "../../events.ts";
import { module as inbox } from "../../module.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { tellDue } from "./tell-due.ts";

const database = await testDatabase();
// A Thursday, half past twelve in Tehran: half an hour before the brand goes home for the weekend.
let now = new Date("2026-11-26T09:00:00Z");
const house = await testHouse(database, { clock: () => now });
const at = (instant: string) => {
  now = new Date(instant);
};
afterEach(() => at("2026-11-26T09:00:00Z"));

const heard: { brandId: number; text: string }[] = [];
type Said = { target: string; dueAt: string };
const hear = (word: string) => async (job: { brandId: number }, said: Said) =>
  void heard.push({ brandId: job.brandId, text: `${word} ${said.target} ${said.dueAt}` });
const ear: Module = {
  name: "ear",
  subscribers: [
    on(ServiceLevelWarned, "ear-warned", hear("warned")),
    on(ServiceLevelBroken, "ear-broken", hear("broken")),
  ],
};
/** What is announced of this brand within the next minute. */
async function minutePasses({ id }: { id: number }): Promise<string[]> {
  await tellDue(house);
  await workOff();
  return heard.splice(0).flatMap(({ brandId, text }) => (brandId === id ? [text] : []));
}
async function workOff(): Promise<void> {
  await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, [customers, timeline, inbox, ear]);
}

const level = {
  name: "گفتگوی سایت",
  channels: ["chat"],
  priorities: [],
  teams: [],
  segments: [],
  first_reply: 60,
  next_reply: 120,
  resolution: null,
  counts: "working",
  hours: null,
  pauses_while_snoozed: true,
  warn_percent: 80,
};

async function inboxWithLevel(changed: object = {}) {
  const opened = await inboxApp(house);
  const { boss, desk, visitor } = opened;
  const made = await boss.ask({ method: "POST", url: "/api/v1/service-levels", payload: { ...level, ...changed } });
  expect(made.status).toBe(200);
  const guest = await visitor();
  const one = async (query = "") => (await desk.ask(`/api/v1/conversations${query}`)).body.rows[0];
  const change = async (payload: object) =>
    desk.ask({ method: "PATCH", url: `/api/v1/conversations/${(await one("?view=all")).id}`, payload });
  const reply = async (text = "بفرمایید") =>
    desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${(await one()).id}/replies`,
      payload: { client_id: randomUUID(), text },
    });
  return { ...opened, levelId: made.body.id as number, guest, one, change, reply };
}

const rounds = async (brandId: number) =>
  (
    await database.owner.query(
      `select target, state, user_id is not null as someone, calendar_ms::int, working_ms::int, breached_at is not null as breached
       from reply_round where brand_id = $1 order by started_at, target, place`,
      [brandId],
    )
  ).rows;

test("a promise is warned of once, broken once, kept late, and the next wait begins anew", async () => {
  const { guest, desk, one, reply, brand } = await inboxWithLevel();
  expect(await guest.write("سلام")).toMatchObject({ status: 200 });
  expect((await one()).due).toEqual({
    target: "first_reply",
    warn_at: "2026-11-28T05:48:00.000Z",
    due_at: "2026-11-28T06:00:00.000Z",
  });
  expect(await minutePasses(brand)).toEqual([]);
  at("2026-11-28T05:50:00Z");
  expect(await minutePasses(brand)).toEqual(["warned first_reply 2026-11-28T06:00:00.000Z"]);
  expect(await minutePasses(brand)).toEqual([]);
  expect((await desk.ask("/api/v1/conversations/counts")).body.at_risk).toBe(1);
  expect((await one("?view=at_risk")).due.target).toBe("first_reply");
  at("2026-11-28T06:01:00Z");
  expect(await minutePasses(brand)).toEqual(["broken first_reply 2026-11-28T06:00:00.000Z"]);
  expect(await minutePasses(brand)).toEqual([]);
  at("2026-11-28T06:30:00Z");
  await reply();
  expect((await one()).due).toBeNull();
  at("2026-11-28T07:00:00Z");
  await guest.write("هنوز نه");
  expect((await one()).due).toMatchObject({ target: "next_reply", due_at: "2026-11-28T09:00:00.000Z" });
  expect(await rounds(brand.id)).toEqual([
    {
      target: "first_reply",
      state: "met",
      someone: true,
      calendar_ms: 163_800_000,
      working_ms: 5_400_000,
      breached: true,
    },
    { target: "resolution", state: "running", someone: false, calendar_ms: null, working_ms: null, breached: false },
    { target: "next_reply", state: "running", someone: false, calendar_ms: null, working_ms: null, breached: false },
  ]);
  expect((await desk.ask(`/api/v1/conversations/${(await one()).id}/service-levels`)).body.rows).toMatchObject([
    { target: "first_reply", state: "met", breached: true },
    { target: "next_reply", state: "running", breached: false },
  ]);
});

test("a promise that fell due in the same minute in which it was to be warned of is broken, not warned of", async () => {
  const { guest, brand } = await inboxWithLevel();
  await guest.write("سلام");
  at("2026-11-28T08:00:00Z");
  expect(await minutePasses(brand)).toEqual(["broken first_reply 2026-11-28T06:00:00.000Z"]);
});

test("a snooze lets the clock stand, and the customer's word lets it go on", async () => {
  const { guest, one, change, brand } = await inboxWithLevel({ counts: "calendar" });
  await guest.write("سلام");
  at("2026-11-26T09:30:00Z");
  await change({ status: "snoozed", snoozed_until: "2026-11-27T09:00:00Z" });
  expect((await one("?view=snoozed")).due).toBeNull();
  at("2026-11-26T12:00:00Z");
  expect(await minutePasses(brand)).toEqual([]);
  await guest.write("سلام؟");
  expect((await one()).due.due_at).toBe("2026-11-26T12:30:00.000Z");
});

test("other working hours, a holiday and another level move what is due, of open conversations alone", async () => {
  const { guest, one, boss, levelId } = await inboxWithLevel();
  await guest.write("سلام");
  const day = { method: "PUT", url: "/api/v1/holidays/2026-11-28", payload: { title: "تعطیل" } } as const;
  await boss.ask(day);
  await workOff();
  expect((await one()).due.due_at).toBe("2026-11-29T06:00:00.000Z");
  await boss.ask({ method: "DELETE", url: day.url });
  const settings = (await boss.ask("/api/v1/brand")).body;
  const week = { ...settings.workingWeek, friday: [{ from: "10:00", to: "12:00" }] };
  await boss.ask({ method: "PATCH", url: "/api/v1/brand", payload: { workingWeek: week } });
  await workOff();
  expect((await one()).due.due_at).toBe("2026-11-27T07:00:00.000Z");
  const own = { ...level, hours: { ...week, thursday: [{ from: "00:00", to: "24:00" }] } };
  await boss.ask({ method: "PUT", url: `/api/v1/service-levels/${levelId}`, payload: own });
  await workOff();
  expect((await one()).due.due_at).toBe("2026-11-26T10:00:00.000Z");
  await boss.ask({ method: "DELETE", url: `/api/v1/service-levels/${levelId}` });
  await workOff();
  expect((await one()).due).toBeNull();
  await boss.ask({ method: "POST", url: `/api/v1/service-levels/${levelId}/restore` });
  await workOff();
  expect((await one()).due).not.toBeNull();
});

test("the first level that fits holds, and another priority may mean another promise", async () => {
  const { guest, one, change, boss, levelId } = await inboxWithLevel({ counts: "calendar" });
  const urgent = { ...level, name: "فوری", priorities: [2], first_reply: 10, counts: "calendar" };
  const { id } = (await boss.ask({ method: "POST", url: "/api/v1/service-levels", payload: urgent })).body;
  await guest.write("سلام");
  await change({ priority: 2 });
  expect((await one()).due.due_at).toBe("2026-11-26T10:00:00.000Z");
  await boss.ask({ method: "PUT", url: "/api/v1/service-levels/order", payload: { ids: [id, levelId] } });
  await workOff();
  expect((await one()).due.due_at).toBe("2026-11-26T09:10:00.000Z");
  expect((await boss.ask("/api/v1/service-levels")).body.rows.map((row: { name: string }) => row.name)).toEqual([
    "فوری",
    "گفتگوی سایت",
  ]);
});

test("a level promises nothing for what was overdue before it was there", async () => {
  const { guest, one, boss, levelId, brand } = await inboxWithLevel({ counts: "calendar" });
  await boss.ask({ method: "DELETE", url: `/api/v1/service-levels/${levelId}` });
  await guest.write("سلام");
  at("2026-11-26T11:00:00Z");
  await boss.ask({ method: "POST", url: "/api/v1/service-levels", payload: { ...level, counts: "calendar" } });
  await workOff();
  expect((await one()).due).toBeNull();
  expect(await minutePasses(brand)).toEqual([]);
});

test("a withdrawn answer was none, a note is none, a machine's word starts nothing, and spam waits for nobody", async () => {
  const { guest, one, reply, desk, change, brand } = await inboxWithLevel({ counts: "calendar" });
  await guest.write("سلام");
  const { id } = await one();
  const note = { client_id: randomUUID(), text: "یادداشت", mentions: [] };
  await desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/notes`, payload: note });
  expect((await one()).due).not.toBeNull();
  const sent = await reply("اشتباه");
  expect((await one()).due).toBeNull();
  await desk.ask({ method: "DELETE", url: `/api/v1/messages/${sent.body.id}` });
  expect((await one()).due.due_at).toBe("2026-11-26T10:00:00.000Z");
  await change({ spam: true });
  expect(await rounds(brand.id)).toEqual([]);
  expect((await one("?view=spam")).due).toBeNull();
});

test("the list stands by what is due soonest, page after page", async () => {
  const { guest, desk, visitor, boss, levelId } = await inboxWithLevel({ counts: "calendar" });
  await guest.write("یک");
  at("2026-11-26T09:05:00Z");
  await (await visitor()).write("دو");
  await boss.ask({
    method: "PUT",
    url: `/api/v1/service-levels/${levelId}`,
    payload: { ...level, priorities: [1], counts: "calendar" },
  });
  await workOff();
  at("2026-11-26T09:06:00Z");
  const all = (await desk.ask("/api/v1/conversations?order=newest")).body.rows as { id: number }[];
  await desk.ask({ method: "PATCH", url: `/api/v1/conversations/${all[0]!.id}`, payload: { priority: 1 } });
  const first = (await desk.ask("/api/v1/conversations?order=due&limit=1")).body;
  const second = (await desk.ask(`/api/v1/conversations?order=due&limit=1&after=${first.next}`)).body;
  expect([first, second].map((page) => [page.rows[0].last.text, page.rows[0].due !== null])).toEqual([
    ["دو", true],
    ["یک", false],
  ]);
  expect(second.next).toBeNull();
});

test("a sample says what a level would mean before it is saved", async () => {
  const { boss } = await inboxApp(house);
  const ask = async (payload: object) =>
    (await boss.ask({ method: "POST", url: "/api/v1/service-levels/sample", payload })).body;
  expect(await ask({ level, at: null })).toEqual({
    at: "2026-11-26T09:00:00.000Z",
    due: [
      { target: "first_reply", warn_at: "2026-11-28T05:48:00.000Z", due_at: "2026-11-28T06:00:00.000Z" },
      { target: "next_reply", warn_at: "2026-11-28T06:36:00.000Z", due_at: "2026-11-28T07:00:00.000Z" },
    ],
  });
  expect((await ask({ level: { ...level, first_reply: null, next_reply: null }, at: null })).code).toBe("invalid");
});
