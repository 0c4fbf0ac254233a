import { expect, test } from "vitest";
import { on } from "../../../platform/events/index.ts";
import type { Module } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { ServiceLevelBroken, ServiceLevelWarned } from "../../inbox/events.ts";
import { module as inbox } from "../../inbox/module.ts";
import { botApp, modules } from "../testing/bot-app.ts";

const database = await testDatabase();
let now = new Date("2026-11-25T06:00:00Z");
const house = await testHouse(database, { clock: () => now });
const shop = await botApp(house);

const heard: string[] = [];
const ear: Module = {
  name: "ear",
  subscribers: [
    on(ServiceLevelWarned, "ear-warned", async (_job, { target }) => void heard.push(`warned ${target}`)),
    on(ServiceLevelBroken, "ear-broken", async (_job, { target }) => void heard.push(`broken ${target}`)),
  ],
};
const settle = () => runDueJobs(house, [...modules, ear]);
async function minutesPass(minutes: number): Promise<string[]> {
  now = new Date(now.getTime() + minutes * 60_000);
  await settle();
  for (const { name, run } of inbox.cron ?? []) if (name === "service-levels-due") await run(house);
  await settle();
  return heard.splice(0);
}
const newest = async () => (await shop.boss.ask("/api/v1/conversations?order=newest&view=all")).body.rows[0];
const roundsOf = async (id: number) =>
  (
    await database.owner.query(
      "select target, state, started_at from reply_round where conversation_id = $1 order by target, place",
      [id],
    )
  ).rows;

await shop.post("/service-levels", {
  ...{ name: "گفتگو", channels: ["chat"], priorities: [], teams: [], segments: [] },
  ...{ first_reply: 30, next_reply: 30, resolution: null, counts: "calendar", hours: null },
  ...{ pauses_while_snoozed: true, warn_percent: 80 },
});

test("what the bot answers alone is never late; the clock starts when it hands over", async () => {
  const guest = await shop.visitor();
  await guest.write("هزینه ارسال چقدره");
  await settle();
  expect(await guest.heard()).toHaveLength(1);
  expect((await newest()).due).toBeNull();
  expect(await minutesPass(120)).toEqual([]);

  await guest.write("میخوام با اپراتور حرف بزنم");
  await settle();
  const open = await newest();
  expect(open.status).toBe("open");
  expect(open.due).toMatchObject({ target: "first_reply", due_at: "2026-11-25T08:30:00.000Z" });
  expect(await minutesPass(25)).toEqual(["warned first_reply"]);
  expect(await minutesPass(10)).toEqual(["broken first_reply"]);
  const payload = { client_id: "late-reply-1", text: "سلام، بفرمایید" };
  await shop.desk.ask({ method: "POST", url: `/api/v1/conversations/${open.id}/replies`, payload });
  expect(await roundsOf(open.id)).toMatchObject([
    { target: "first_reply", state: "met", started_at: new Date("2026-11-25T08:00:00Z") },
    { target: "resolution", started_at: new Date("2026-11-25T08:00:00Z") },
  ]);
});

test("given back to the bot nobody waits for people any more; the next hand-over begins a wait of its own", async () => {
  now = new Date("2026-11-26T06:00:00Z");
  const guest = await shop.visitor();
  await guest.write("میخوام با اپراتور حرف بزنم");
  await settle();
  const { id } = await newest();
  now = new Date(now.getTime() + 10 * 60_000);
  await shop.desk.ask({ method: "POST", url: `/api/v1/conversations/${id}/bot` });
  await settle();
  await guest.write("هزینه ارسال چقدره");
  await settle();
  expect((await newest()).due).toBeNull();
  expect(await minutesPass(60)).toEqual([]);
  await guest.write("میخوام با اپراتور حرف بزنم");
  await settle();
  expect((await newest()).due).toMatchObject({ target: "first_reply", due_at: "2026-11-26T07:40:00.000Z" });
});
