import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";

const database = await testDatabase();
// A Thursday, half past twelve in Tehran: half an hour before the brand goes home for the weekend.
const house = await testHouse(database, { clock: () => new Date("2026-11-26T09:00:00Z") });

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
