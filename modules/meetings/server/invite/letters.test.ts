import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { meetingsApp } from "../../testing/meetings-app.ts";

const database = await testDatabase();
/** A Wednesday, half past twelve in Tehran. */
const begun = new Date("2026-11-25T09:00:00Z");
let now = begun;
const base = await testHouse(database, { clock: () => now });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const story = async () => {
  now = begun;
  const at = await meetingsApp(house, database);
  await at.connect();
  const letters = async () => {
    const found = await at.rows("select kind, state, reason from meeting_letter where brand_id = $1 order by id");
    return found.map(({ kind, state, reason }) => [kind, state, reason].filter(Boolean).join(" "));
  };
  /** Cancels, or takes that back. */
  const cancel = (id: number, cancelled = true) => at.api.put(`/meetings/${id}/cancellation`, { cancelled });
  /** Past the time of undoing, what is due goes out. */
  const send = async () => {
    now = new Date(now.getTime() + 11_000);
    await at.tend();
  };
  return { ...at, letters, cancel, send };
};

test("a cancellation that is taken back goes on with the guests of a wave who were not reached yet", async () => {
  const { plan, people, invite, work, show, cancel, letters, send } = await story();
  const ids = await people(["الف", "ب"]);
  const id = await plan({ kind: "meeting" });
  await invite(id, ids);
  await cancel(id);
  await work();
  expect((await show(id)).numbers.invited).toBe(0);
  await cancel(id, false);
  await work();
  await send();
  expect(await letters()).toEqual(["invitation sent", "invitation sent"]);
});
