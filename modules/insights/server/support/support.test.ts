import { expect, test } from "vitest";
import "../metrics/index.ts";
import { testDatabase } from "../../../../platform/testing/index.ts";
import { tellConversations } from "../../../inbox/testing/told-conversations.ts";
import { askShop, openSmallShop } from "../../testing.ts";

const database = await testDatabase();
// Saturday 21 November 2026, 9:00 in Tehran; the shop works 9–17, Thursday 9–13, Friday not.
const start = Date.parse("2026-11-21T05:30:00Z");
const now = new Date("2026-11-26T05:30:00Z");
const hour = 60;
const day = 24 * hour;
const period = { from: "2026-11-21", to: "2026-11-26" };

/** Four conversations: answered at once by u1; over night by u2 though it is u1's by now; still waiting since Wednesday; an advertisement. */
async function knownInbox() {
  const shop = await openSmallShop(database, 9, "Asia/Tehran", "gregorian");
  const { rows } = await database.owner.query(
    "insert into team (brand_id, name) values ($1, 'پشتیبانی') returning id",
    [shop.brandId],
  );
  const team = Number(rows[0].id);
  await tellConversations(
    database,
    shop.brandId,
    start,
    [
      {
        identity: 1,
        team,
        events: [
          { minute: 0, what: "customer" },
          { minute: 5, what: "bot" },
          { minute: 10, what: "agent", user: "u1" },
          { minute: 60, what: "customer" },
          { minute: 90, what: "agent", user: "u2" },
          { minute: 2 * hour, what: "resolved", user: "u2" },
          { minute: day, what: "reopened" },
          { minute: day, what: "customer" },
          { minute: day + 20, what: "agent", user: "u1" },
          { minute: day + hour, what: "resolved", user: "u1" },
        ],
      },
      {
        identity: 2,
        channel: "email",
        assignee: "u1",
        events: [
          { minute: 7 * hour, what: "customer" },
          { minute: day + hour, what: "agent", user: "u2" },
        ],
      },
      { identity: 3, assignee: "u1", events: [{ minute: 4 * day, what: "customer" }] },
      {
        identity: 4,
        events: [
          { minute: 30, what: "customer" },
          { minute: 40, what: "resolved", user: "u1" },
        ],
      },
      { identity: 5, spam: true, events: [{ minute: 30, what: "customer" }] },
      { identity: 6, events: [{ minute: 30, what: "machine" }] },
    ],
    now,
  );
  return { shop, team };
}
const { shop, team } = await knownInbox();
const ask = (metric: string, more: Record<string, string> = {}) =>
  askShop(database, shop, metric, { ...period, ...more }, now);

test("first response: the bot is nobody, the night does not count, who waits is counted, who needed no answer is not", async () => {
  expect(await ask("first-response-time")).toMatchObject([
    // 10 minutes; an hour before closing and one after opening; eight hours of Wednesday up to Thursday's opening.
    { n: 3, answered: 2, waiting: 1, value: 2 * 3600, p90: null, p90_longer_than: 8 * 3600 },
  ]);
  expect(await ask("first-response-time", { time: "calendar" })).toMatchObject([{ value: 18 * 3600 }]);
  expect(await ask("first-response-time", { by: "agent" })).toMatchObject([
    { key: { agent: "u1" }, n: 2, answered: 1, waiting: 1, value: 600 },
    { key: { agent: "u2" }, n: 1, answered: 1, value: 7200 },
  ]);
  expect(await ask("first-response-time", { by: "channel" })).toMatchObject([
    { key: { channel: "chat" }, n: 2 },
    { key: { channel: "email" }, n: 1 },
  ]);
  expect(await ask("first-response-time", { by: "day" })).toMatchObject([
    { key: { day: "2026-11-21" }, n: 2 },
    { key: { day: "2026-11-25" }, n: 1, value: null, longer_than: 8 * 3600 },
  ]);
  expect(await ask("first-response-time", { team: String(team) })).toMatchObject([{ n: 1, value: 600 }]);
});

test("later responses are credited to whoever wrote them", async () => {
  expect(await ask("next-response-time", { by: "agent" })).toMatchObject([
    { key: { agent: "u1" }, n: 1, value: 20 * 60 },
    { key: { agent: "u2" }, n: 1, value: 30 * 60 },
  ]);
});

test("a reopened conversation was resolved the last time; open ones count as lasting", async () => {
  expect(await ask("resolution-time", { time: "calendar" })).toMatchObject([{ n: 4, answered: 2, waiting: 2 }]);
  expect(await ask("reopen-rate")).toMatchObject([{ n: 2, hits: 1 }]);
  expect(await ask("backlog", { by: "age" })).toMatchObject([
    { key: { age: 1 }, n: 1 },
    { key: { age: 3 }, n: 2 },
  ]);
  expect((await ask("backlog-over-time", { by: "day" })).map(({ n }) => n)).toEqual([2, 1, 1, 1, 2, 2]);
});

test("messages by weekday and hour stand on the brand's clock; Saturday is 0", async () => {
  const groups = await ask("messages", { by: "weekday,hour", direction: "in" });
  expect(groups.map(({ key, n }) => [key["weekday"], key["hour"], n])).toEqual([
    [0, 9, 3],
    [0, 10, 1],
    [0, 16, 1],
    [1, 9, 1],
    [4, 9, 1],
  ]);
});

test("promises: kept in time, kept late, slipped, released, not due yet", async () => {
  const promise = (due: string, kept: string | null, released: string | null = null) =>
    database.owner.query(
      `insert into promise (brand_id, identity_id, body, due_at, made_by, made_at, kept_at, released_at)
       values ($1, 1, '', $2, 'u1', $3, $4, $5)`,
      [shop.brandId, due, new Date(start), kept, released],
    );
  await promise("2026-11-22T08:00:00Z", "2026-11-22T07:00:00Z");
  await promise("2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z");
  await promise("2026-11-23T08:00:00Z", null);
  await promise("2026-11-23T08:00:00Z", null, "2026-11-23T07:00:00Z");
  await promise("2026-11-26T08:00:00Z", null);
  expect(await ask("promises-kept", { by: "agent" })).toMatchObject([{ key: { agent: "u1" }, n: 3, hits: 1 }]);
});
