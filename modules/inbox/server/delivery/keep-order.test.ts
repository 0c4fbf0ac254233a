import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answers, inboxApp, lettersOut, workOff } from "../../testing/inbox-app.ts";

const database = await testDatabase();
const plain = await testHouse(database);
// Stands still until it is moved on, and is never behind the database's, by which jobs are due.
let now = new Date(Date.now() + 60_000);
const house = { ...plain, clock: () => now };
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
beforeEach(() => {
  lettersOut.length = 0;
  answers.length = 0;
});

/** A customer who wrote by pigeon and was answered twice, both answers due by now. */
async function twoAnswers() {
  const { app, boss, desk, brand } = await inboxApp(house);
  const payload = { kind: "pigeon", name: "کبوتر", settings: { loft: "بام" } };
  const { hook_path: hook } = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
  const from = { type: "phone", value: "+989121110000", shown: "09121110000" };
  const message = { externalId: "x", from, name: null, at: now, text: "سلام" };
  await app.inject({ method: "POST", url: hook, payload: JSON.stringify({ messages: [message] }) });
  const [{ id }] = (await desk.ask("/api/v1/conversations")).body.rows;
  const write = async (text: string): Promise<number> => {
    const url = `/api/v1/conversations/${id}/replies`;
    return (await desk.ask({ method: "POST", url, payload: { client_id: randomUUID(), text } })).body.id;
  };
  const first = await write("سفارشتان رسید؟");
  const second = await write("شمارهٔ سفارش را بنویسید.");
  later(11);
  /** Whether the second one's job has had its turn and put itself off. */
  const putOff = async () => {
    const key = `message:${brand.id}:${second}`;
    const waiting = "select from graphile_worker._private_jobs where key = $1 and run_at > now() and locked_at is null";
    return (await database.owner.query(waiting, [key])).rows.length > 0;
  };
  const takeBack = (of: number) => desk.ask({ method: "DELETE", url: `/api/v1/messages/${of}` });
  return { first, second, putOff, takeBack };
}

const work = () => workOff(house, database.owner);
const sent = { state: "sent", externalId: null } as const;
const said = () => lettersOut.map(({ text }) => text);
const both = ["سفارشتان رسید؟", "شمارهٔ سفارش را بنویسید."];

test("two answers leave one after the other, though two workers take them up at once, and the second without a wait", async () => {
  const { putOff } = await twoAnswers();
  let before: string[] = [];
  async function onceTheOtherWasLookedAt() {
    await expect.poll(async () => said().length > 1 || (await putOff())).toBe(true);
    before = said();
    return sent;
  }
  answers.push(onceTheOtherWasLookedAt);
  await work();
  expect([before, said()]).toEqual([both.slice(0, 1), both]);
});

test("what is to be tried again goes out before what was written after it", async () => {
  await twoAnswers();
  answers.push({ state: "failed", code: "rate_limited", again: 30 });
  await work();
  expect(said()).toEqual(both.slice(0, 1));
  later(31);
  await work();
  expect(said()).toEqual([both[0], ...both]);
});

test("the order is kept by those too that were due long ago: nobody worked, or much was before them", async () => {
  await twoAnswers();
  later(3600);
  answers.push({ state: "failed", code: "rate_limited", again: 30 });
  await work();
  expect(said()).toEqual(both.slice(0, 1));
  later(31);
  await work();
  expect(said()).toEqual([both[0], ...both]);
});

test("nothing waits for what will never go out, for what was taken back, or longer than two minutes", async () => {
  await twoAnswers();
  answers.push({ state: "failed", code: "refused", again: null });
  await work();
  expect(said()).toEqual(both);

  lettersOut.length = 0;
  const { first, takeBack } = await twoAnswers();
  answers.push({ state: "failed", code: "rate_limited", again: 3600 });
  await work();
  expect((await takeBack(first)).status).toBe(204);
  await work();
  expect(said()).toEqual(both);

  lettersOut.length = 0;
  await twoAnswers();
  answers.push({ state: "failed", code: "rate_limited", again: 3600 });
  await work();
  expect(said()).toEqual(both.slice(0, 1));
  later(110);
  await work();
  expect(said()).toEqual(both.slice(0, 1));
  later(11);
  await work();
  expect(said()).toEqual(both);
});
