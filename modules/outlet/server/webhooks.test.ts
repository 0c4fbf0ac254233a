import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { outletApp } from "../testing/outlet-app.ts";
import { receiver, says, takes } from "../testing/receiver.ts";

const { shop, later } = await outletApp();
const minute = 60_000;
const hour = 60 * minute;

/** As docs/api.md tells receivers to. */
function signedBy(secret: string, header: unknown, body: string): boolean {
  const parts = String(header).split(",");
  const time = parts[0]!.slice(2);
  const wanted = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return parts.slice(1).some((part) => part === `v1=${wanted}`);
}

test("what happens is told to the address, signed, once, with its ids", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, log, brand } = await shop();
  const { id, secret } = await hook(there.address);
  await wrote(7, 70);
  await deliver();
  await deliver();
  expect(there.came).toHaveLength(1);
  const { headers, body, json } = there.came[0]!;
  expect(json).toMatchObject({
    ...{ type: "message.received", brand: brand.slug },
    data: { conversation_id: 7, message_id: 70, customer_id: 7, by_machine: false, status: "open" },
  });
  expect(json).not.toHaveProperty("customers");
  expect(headers).toMatchObject({
    "hamdel-event": "message.received",
    "content-type": "application/json; charset=utf-8",
  });
  expect(signedBy(secret, headers["hamdel-signature"], body)).toBe(true);
  expect(signedBy("another", headers["hamdel-signature"], body)).toBe(false);
  expect(await log(id)).toMatchObject([
    {
      state: "delivered",
      tries: 1,
      key: headers["hamdel-delivery"],
      last: { status: 200, answer: "taken", problem: null },
    },
  ]);
});

test("what happened before a webhook was made is not told, and neither is what its filters leave out", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, announce } = await shop();
  await wrote(1);
  await hook(there.address, { types: ["message.received"], filters: [{ field: "customer_id", values: ["3", "4"] }] });
  for (const customer of [2, 3, 4]) await wrote(customer);
  const { TimeZoneChanged } = await import("../../admin/events.ts");
  await announce(TimeZoneChanged, { from: "Asia/Tehran", to: "Europe/Paris" });
  await deliver();
  expect(there.came.map(({ json }) => (json["data"] as { customer_id: number }).customer_id).toSorted()).toEqual([
    3, 4,
  ]);
});

test("events about one customer arrive in their order", async () => {
  const there = await receiver();
  const { hook, wrote, deliver } = await shop();
  await hook(there.address);
  for (let n = 1; n <= 12; n++) await wrote(5, n);
  await deliver();
  expect(there.came.map(({ json }) => (json["data"] as { message_id: number }).message_id)).toEqual(
    Array.from({ length: 12 }, (_, n) => n + 1),
  );
});

test("an address that fails is tried nine times over a day under one key, then it can be replayed", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, log, ask, only } = await shop();
  const { id } = await hook(there.address);
  there.will(says(500, "<b>down</b>"));
  await wrote(1);
  await deliver();
  for (const wait of [12_000, 2 * minute, 6 * minute, 34 * minute, 2.3 * hour, 4.5 * hour, 8 * hour]) await later(wait);
  expect(await log(id)).toMatchObject([{ state: "waiting", tries: 8, last: { status: 500, answer: "<b>down</b>" } }]);
  await later(12 * hour);
  expect(await log(id)).toMatchObject([{ state: "failed", tries: 9, next_at: null }]);
  await later(30 * hour);
  expect(there.came).toHaveLength(9);
  expect(new Set(there.came.map(({ headers }) => headers["hamdel-delivery"])).size).toBe(1);
  expect(await only()).toMatchObject({ failed: 1, waiting: 0, paused_at: null });

  there.will(takes);
  const [{ id: delivery }] = await log(id);
  expect((await ask("GET", `/webhooks/${id}/deliveries/${delivery}`)).all).toHaveLength(9);
  await ask("POST", `/webhooks/${id}/deliveries/${delivery}/replay`);
  await later(0);
  expect(await log(id)).toMatchObject([{ state: "delivered", tries: 10 }]);
  expect(there.came[9]!.headers["hamdel-delivery"]).toBe(there.came[0]!.headers["hamdel-delivery"]);
  expect(await only()).toMatchObject({ failed: 0, failing_since: null });
});

test("both secrets sign for a day after one was renewed", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, ask, only } = await shop();
  const { id, secret: old } = await hook(there.address);
  const { secret } = await ask("PUT", `/webhooks/${id}/secret`);
  await wrote(1);
  await deliver();
  await later(25 * hour);
  await wrote(2);
  await deliver();
  const held = there.came.map(({ headers, body }) =>
    [old, secret].map((one) => signedBy(one, headers["hamdel-signature"], body)),
  );
  expect(held).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(JSON.stringify(await only())).not.toContain(secret);
});

test("a trial shows what the address said and is not in the log", async () => {
  const there = await receiver();
  const { hook, ask, log } = await shop();
  const { id, secret } = await hook(there.address);
  there.will(says(404, "no such hook"));
  expect(await ask("POST", `/webhooks/${id}/trial`)).toMatchObject({
    status: 404,
    answer: "no such hook",
    problem: null,
  });
  expect(there.came[0]!.json).toMatchObject({ type: "trial" });
  expect(signedBy(secret, there.came[0]!.headers["hamdel-signature"], there.came[0]!.body)).toBe(true);
  expect(await log(id)).toEqual([]);
});

test("nothing more goes to a webhook that was taken away, and after it is brought back nothing is missing", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, ask } = await shop();
  const { id } = await hook(there.address);
  await wrote(1);
  await ask("DELETE", `/webhooks/${id}`);
  await deliver();
  expect(there.came).toEqual([]);
  await ask("POST", `/webhooks/${id}/restore`);
  await deliver();
  expect(there.came).toHaveLength(1);
});
