import type { ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { senderInChild } from "../testing/killed-sender.ts";
import { outletApp } from "../testing/outlet-app.ts";
import { hangsUp, receiver, says, takes } from "../testing/receiver.ts";

const { database, house, shop, later, letters } = await outletApp();
const hour = 3_600_000;

test("an address that is dead for three days is paused, and when it is back nothing is missing", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, only, ask, log } = await shop();
  const { id } = await hook(there.address);
  there.will(says(503));
  await wrote(1);
  await deliver();
  for (let n = 0; n < 9; n++) await later(4 * hour);
  expect(await only()).toMatchObject({ paused_at: null, failing_since: expect.any(String) });
  await later(37 * hour);
  await wrote(2);
  await deliver();
  expect(await only()).toMatchObject({ paused_why: "dead" });
  expect((await letters.next()).to).toHaveLength(1);
  const tried = there.came.length;
  await wrote(3);
  await deliver();
  await later(48 * hour);
  expect(there.came).toHaveLength(tried);

  there.will(takes);
  await ask("PUT", `/webhooks/${id}/pause`, { paused: false });
  await deliver();
  await ask("POST", `/webhooks/${id}/replay`);
  await deliver();
  expect((await log(id)).map(({ state }: { state: string }) => state)).toEqual(["delivered", "delivered", "delivered"]);
  expect(await only()).toMatchObject({ paused_at: null, failing_since: null, failed: 0, waiting: 0 });
});

test("an address that says it is gone is paused at once; to go on from now leaves out what was missed", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, only, ask, owner } = await shop();
  const { id } = await hook(there.address);
  there.will(says(410));
  await wrote(1);
  await deliver();
  expect(await only()).toMatchObject({ paused_why: "gone" });
  const letter = await letters.next();
  expect(letter.to).toEqual([owner.email]);
  const [, text = ""] = letter.text.split("\r\n\r\n");
  expect(Buffer.from(text, "base64").toString()).toContain("/settings/webhooks");
  await wrote(2);
  await later(hour);
  there.will(takes);
  await ask("PUT", `/webhooks/${id}/pause`, { paused: false, skip: true });
  await wrote(3);
  await deliver();
  await later(24 * hour);
  expect(there.came.map(({ json }) => (json["data"] as { customer_id: number }).customer_id)).toEqual([1, 3]);
});

test("one that takes the words and says nothing is asked again, and so is one that is not there", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, log } = await shop();
  const { id } = await hook(there.address);
  const { id: nobody } = await hook("http://127.0.0.1:9/hook");
  there.will(hangsUp);
  await wrote(1);
  await deliver();
  expect(await log(id)).toMatchObject([{ state: "waiting", tries: 1, last: { status: null, problem: "no_answer" } }]);
  expect(await log(nobody)).toMatchObject([
    { state: "waiting", tries: 1, last: { status: null, problem: "unreachable" } },
  ]);
  there.will(takes);
  await later(20_000);
  expect(await log(id)).toMatchObject([{ state: "delivered", tries: 2 }]);
});

test("a redirect is not followed, and private addresses are refused", async () => {
  const inner: string[] = [];
  const secret = createServer((request, response) => {
    inner.push(String(request.url));
    response.end();
  });
  await new Promise<void>((ready) => secret.listen(0, "127.0.0.1", ready));
  afterAll(() => void secret.close());
  const there = await receiver();
  const { hook, wrote, deliver, log } = await shop();
  const { id } = await hook(there.address);
  const { id: home } = await hook("http://10.0.0.1/hook");
  const { id: cloud } = await hook("http://169.254.169.254/latest");
  there.will(says(302, "", { location: `http://127.0.0.1:${(secret.address() as { port: number }).port}/` }));
  await wrote(1);
  await deliver();
  expect(await log(id)).toMatchObject([{ state: "waiting", last: { status: 302 } }]);
  expect(inner).toEqual([]);
  for (const refused of [home, cloud])
    expect(await log(refused)).toMatchObject([
      { state: "waiting", last: { problem: "address_refused", status: null } },
    ]);
});

test("a receiver that asks for time gets it", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, log } = await shop();
  const { id } = await hook(there.address);
  there.will(says(429, "slow down", { "retry-after": "3600" }));
  await wrote(1);
  await deliver();
  const [{ next_at: next }] = await log(id);
  expect(Date.parse(next) - house.clock().getTime()).toBeGreaterThan(0.9 * hour);
});

test("while an address rests after many failures nobody's tries are spent on it", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, log } = await shop();
  const { id } = await hook(there.address);
  there.will(says(500));
  for (let n = 1; n <= 30; n++) await wrote(n);
  await deliver();
  expect(there.came.length).toBeLessThan(15);
  there.will(takes);
  await later(2 * hour);
  expect((await log(id)).every(({ state }: { state: string }) => state === "delivered")).toBe(true);
});

test("a process killed between sending and noting it sends again under the same key", async () => {
  const there = await receiver();
  const { hook, wrote, spread, deliver, log } = await shop();
  const { id } = await hook(there.address);
  await wrote(1);
  await spread();
  let child: ChildProcess | undefined;
  const killed = new Promise<void>((done) => {
    there.will(() => {
      child?.kill("SIGKILL");
      done();
    });
  });
  child = senderInChild(database.url, house.config.secretKey);
  await killed;
  there.will(takes);
  await database.owner.query(
    "select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))",
  );
  await deliver();
  await later(hour);
  expect(there.came).toHaveLength(2);
  expect(there.came[1]!.headers["hamdel-delivery"]).toBe(there.came[0]!.headers["hamdel-delivery"]);
  expect(await log(id)).toMatchObject([{ state: "delivered", tries: 1 }]);
});
