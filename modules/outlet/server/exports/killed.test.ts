import type { ChildProcess } from "node:child_process";
import { expect, test } from "vitest";
import { exportsApp, rowsOf } from "../../testing/exports-app.ts";
import { senderInChild } from "../../testing/killed-sender.ts";

const { database, house, s3, daily, place, shop, workOff, files } = await exportsApp();
const unlock =
  "select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))";

test("an export whose process is killed between two tables ends by the next one: each file once, each row once, the list last", async () => {
  const { ask, order, only } = await shop();
  for (const n of [1, 2, 3]) await order(n);
  const { id } = await ask(
    "POST",
    "/exports",
    daily(["orders", "customers"], { scope: "all", place: place({ folder: "killed" }) }),
  );
  await ask("POST", `/exports/${id}/runs`);
  let child: ChildProcess | undefined;
  // It waits a moment for those who still write: a child that put it off is followed by another.
  async function send() {
    await database.owner.query("update graphile_worker._private_jobs set run_at = now()");
    child = senderInChild(database.url, house.config.secretKey);
    child.once("exit", (code) => code === 0 && void send());
  }
  const killed = new Promise<void>((done) => {
    s3.onTaken(() => {
      child?.kill("SIGKILL");
      done();
    });
  });
  await send();
  await killed;
  s3.onTaken(() => {});
  expect([...files("killed/").keys()]).toHaveLength(1);
  await database.owner.query(unlock);
  await workOff();
  const { last } = await only();
  expect(last).toMatchObject({ state: "done", problem: null });
  const there = files("killed/");
  expect([...there.keys()].sort()).toEqual(
    [...last.files.map(({ name }: { name: string }) => name), expect.stringMatching(/done\.json$/)].sort(),
  );
  const orders = [...there].find(([name]) => name.startsWith("orders"))![1];
  expect(rowsOf(orders).map((row) => row["external_id"])).toEqual(["o-1", "o-2", "o-3"]);
});
