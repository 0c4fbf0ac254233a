import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { given, inBrand, signedIn } from "../../../admin/testing.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { assignConversation } from "./assign-conversation.ts";
import { tendEveryBrand } from "./tend.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const later = (minutes: number) => (passed += minutes * 60_000);
const work = () => workOff(house, database.owner);

const day = [{ from: "00:00", to: "24:00" }];
const always = { saturday: day, sunday: day, monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
const never = { saturday: [], sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };

type Browser = Awaited<ReturnType<typeof signedIn>>;
const presence = (browser: Browser, payload: object = {}) =>
  browser.ask({ method: "PUT", url: "/api/v1/agents/me/presence", payload });

/** A brand whose agents work around the clock; nobody is there yet. */
async function desk(way: object, names: readonly string[]) {
  const inbox = await inboxApp(house);
  const { app, brand, boss } = inbox;
  const put = async (url: string, payload: object) => {
    const answer = await boss.ask({ method: "PUT", url: `/api/v1${url}`, payload });
    expect([url, answer.status]).toEqual([url, 204]);
  };
  const agents = [];
  for (const name of names) {
    const user = await given.user(house, { brand, role: "agent", name });
    await put(`/agents/${user.id}`, { capacity: null, skills: [], week: always });
    agents.push({ id: user.id, name, browser: await signedIn(app, brand, user) });
  }
  await put("/assignment", { way: "by_hand", ...way });
  const open = async () => (await boss.ask("/api/v1/conversations?view=all")).body.rows;
  const nameOf = new Map(agents.map(({ id, name }) => [id, name]));
  const owners = async () =>
    (await open()).map((row: { assignee: { id: string } | null }) =>
      row.assignee ? nameOf.get(row.assignee.id) : null,
    );
  const events = async (id: number) =>
    (await boss.ask(`/api/v1/conversations/${id}/messages`)).body.messages
      .filter((row: { kind: string }) => row.kind === "event")
      .map((row: { event: string; meta: object }) => [row.event, row.meta]);
  const arrives = async (text = "سلام") => {
    const guest = await inbox.visitor();
    await guest.write(text);
    return guest;
  };
  const change = (id: number, payload: object) =>
    boss.ask({ method: "PATCH", url: `/api/v1/conversations/${id}`, payload });
  return { ...inbox, put, agents, owners, open, events, arrives, change };
}

test("in turn, conversations go to whoever had none for the longest, and only to those who are there", async () => {
  const { agents, arrives, owners } = await desk({ way: "round_robin" }, ["آرش", "بیتا", "پدرام"]);
  const [a, b] = agents;
  await presence(a!.browser);
  await presence(b!.browser);
  for (let n = 0; n < 6; n++) {
    await arrives();
    await work();
  }
  expect((await owners()).toSorted()).toEqual(["آرش", "آرش", "آرش", "بیتا", "بیتا", "بیتا"]);
  expect(new Set((await owners()).slice(0, 2)).size).toBe(2);
});

test("given out at the same moment, each conversation goes to one agent and the turns are even", async () => {
  const { agents, arrives, brand, owners, put } = await desk({}, ["آرش", "بیتا", "پدرام", "تارا"]);
  for (const { browser } of agents) await presence(browser);
  for (let n = 0; n < 24; n++) await arrives();
  await put("/assignment", { way: "round_robin", capacity: 50 });
  await database.owner.query("delete from graphile_worker._private_jobs");
  const { rows } = await database.owner.query("select id from conversation where brand_id = $1", [brand.id]);
  // Each twice, all at once.
  const done = await Promise.all(
    [...rows, ...rows].map(({ id }) => inBrand(house, brand, (ctx) => assignConversation(ctx, Number(id)))),
  );
  expect(done.filter((one) => one === "given")).toHaveLength(24);
  const counts = Map.groupBy(await owners(), (name) => name);
  expect([...counts.values()].map((own) => own.length)).toEqual([6, 6, 6, 6]);
  const { rows: told } = await database.owner.query(
    "select count(*)::int as n from message where brand_id = $1 and event = 'assigned'",
    [brand.id],
  );
  expect(told[0].n).toBe(24);
});

test("by load, whoever has the most room left gets it, nobody gets more than their room, and the rest waits for somebody to be free", async () => {
  const { agents, arrives, owners, put, open, change } = await desk({ way: "by_load" }, ["آرش", "بیتا"]);
  const [a, b] = agents;
  await put(`/agents/${a!.id}`, { capacity: 4, skills: [], week: always });
  await put(`/agents/${b!.id}`, { capacity: 2, skills: [], week: always });
  for (const { browser } of agents) await presence(browser);
  for (let n = 0; n < 7; n++) {
    await arrives();
    await work();
  }
  const counts = Map.groupBy(await owners(), (name) => name);
  expect([counts.get("آرش")?.length, counts.get("بیتا")?.length, counts.get(null)?.length]).toEqual([4, 2, 1]);
  const [first] = (await open()).filter((row: { assignee: { id: string } | null }) => row.assignee?.id === b!.id);
  await change(first.id, { status: "resolved" });
  await work();
  expect((await owners()).filter((name: string) => name === "بیتا")).toHaveLength(2);
});

test("nobody gets a conversation outside of their working time, or without the skill it needs", async () => {
  const { agents, arrives, owners, put, open, change } = await desk({ way: "round_robin" }, ["آرش", "بیتا", "پدرام"]);
  const [a, b, c] = agents;
  await put(`/agents/${a!.id}`, { capacity: null, skills: ["ارسال"], week: never });
  await put(`/agents/${c!.id}`, { capacity: null, skills: ["ارسال"], week: always });
  for (const { browser } of [a!, b!]) await presence(browser);
  await arrives();
  await work();
  expect(await owners()).toEqual(["بیتا"]);
  const [{ id }] = await open();
  await change(id, { labels: ["ارسال"], assignee: null });
  await work();
  expect(await owners()).toEqual([null]);
  await presence(c!.browser);
  await work();
  expect(await owners()).toEqual(["پدرام"]);
});

test("what waits for somebody who goes away goes to another and says so; what was answered stays", async () => {
  const { agents, arrives, owners, events, open } = await desk({ way: "round_robin", when_away: "at_once" }, [
    "آرش",
    "بیتا",
  ]);
  const [a, b] = agents;
  await presence(a!.browser);
  await arrives();
  await arrives();
  await work();
  expect(await owners()).toEqual(["آرش", "آرش"]);
  const [answered, waiting] = await open();
  await a!.browser.ask({
    method: "POST",
    url: `/api/v1/conversations/${answered.id}/replies`,
    payload: { client_id: randomUUID(), text: "بله" },
  });
  await presence(a!.browser, { away: true });
  await work();
  // Nobody else is there: it stays where it is.
  expect(await owners()).toEqual(["آرش", "آرش"]);
  await presence(b!.browser);
  await work();
  const now = new Map((await open()).map((row: { id: number; assignee: { id: string } }) => [row.id, row.assignee.id]));
  expect([now.get(answered.id), now.get(waiting.id)]).toEqual([a!.id, b!.id]);
  expect((await events(waiting.id)).at(-1)).toEqual(["assigned", { to: b!.id, why: "away", from: a!.id }]);
});

test("who was not seen for a while is away by themselves, after the minutes that were set their conversations move on", async () => {
  const way = { way: "by_load", when_away: "after", away_minutes: 5, idle_minutes: 10 };
  const { agents, arrives, owners, boss } = await desk(way, ["آرش", "بیتا"]);
  const [a, b] = agents;
  await presence(a!.browser);
  await arrives();
  await work();
  expect(await owners()).toEqual(["آرش"]);
  later(11);
  await presence(b!.browser);
  await tendEveryBrand(house);
  const state = async () =>
    (await boss.ask("/api/v1/agents")).body.rows.find((row: { id: string }) => row.id === a!.id);
  expect(await state()).toMatchObject({ online: false, absent_why: "idle" });
  expect(await owners()).toEqual(["آرش"]);
  later(5);
  await presence(b!.browser);
  await tendEveryBrand(house);
  expect(await owners()).toEqual(["بیتا"]);
  await presence(a!.browser);
  expect(await state()).toMatchObject({ online: true, absent_why: null });
});

test("taken up again, a conversation goes to who had it while they are there, and to another where they are not", async () => {
  const { agents, arrives, owners, open, change } = await desk({ way: "round_robin" }, ["آرش", "بیتا"]);
  const [a, b] = agents;
  await presence(a!.browser);
  const guest = await arrives();
  await work();
  await presence(b!.browser);
  const [{ id }] = await open();
  for (const [away, expected] of [
    [false, "آرش"],
    [true, "بیتا"],
  ] as const) {
    await change(id, { status: "resolved" });
    await presence(a!.browser, { away });
    await guest.write("باز هم من");
    await work();
    expect(await owners()).toEqual([expected]);
  }
});

test("a team gives out to its own members, and takes what comes to it from somebody outside", async () => {
  const { agents, arrives, owners, open, change, boss, put } = await desk({ way: "round_robin" }, ["آرش", "بیتا"]);
  const [a, b] = agents;
  const team = await boss.ask({ method: "POST", url: "/api/v1/teams", payload: { name: "فروش", members: [b!.id] } });
  await put(`/teams/${team.body.id}/assignment`, { way: "round_robin" });
  await presence(a!.browser);
  await arrives();
  await work();
  expect(await owners()).toEqual(["آرش"]);
  const [{ id }] = await open();
  await change(id, { team: team.body.id });
  await work();
  expect(await owners()).toEqual([null]);
  await presence(b!.browser);
  await work();
  expect(await owners()).toEqual(["بیتا"]);
});

test("a manager sees who is there with how much, the queue, what waits longest and who types", async () => {
  const { agents, arrives, boss, open, desk: other } = await desk({ way: "round_robin", capacity: 1 }, ["آرش"]);
  await presence(agents[0]!.browser);
  await arrives();
  await work();
  const guest = await arrives();
  await work();
  await guest.ask("PUT", "/seen", { seq: 0, typing: true });
  const { body } = await boss.ask("/api/v1/inbox/live");
  const me = body.agents.find((one: { id: string }) => one.id === agents[0]!.id);
  expect(me).toMatchObject({ online: true, open: 1, waiting: 1, capacity: 1 });
  expect(body.queues).toMatchObject([{ team: null, way: "round_robin", waiting: 1 }]);
  expect(body.longest.map((row: { id: number }) => row.id)).toEqual(
    (await open()).map((row: { id: number }) => row.id),
  );
  expect(body.typing).toMatchObject([{ who: null }]);
  expect((await other.ask("/api/v1/inbox/live")).status).toBe(403);
});
