import { readdirSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { WorkingTimeChanged } from "../../admin/events.ts";
import { inBrand } from "../../admin/testing.ts";
import { eventTypes, wireEvents } from "../contract.ts";
import { outletApp } from "../testing/outlet-app.ts";
import { receiver, says } from "../testing/receiver.ts";
import { forgetOldEvents, lookAgain } from "./forget-deliveries.ts";

const { house, shop, later, settled, database } = await outletApp();
const day = 24 * 3_600_000;

test("every event of the house goes out, under a name of its own", async () => {
  const modules = new URL("../../", import.meta.url);
  const names: string[] = [];
  for (const module of readdirSync(modules)) {
    const events = await import(new URL(`${module}/events.ts`, modules).href).catch(() => ({}));
    for (const one of Object.values(events) as { name?: string; schema?: unknown }[])
      if (one.name && one.schema) names.push(one.name);
  }
  expect(names.length).toBeGreaterThanOrEqual(11);
  expect(wireEvents.map(({ event }) => event).toSorted()).toEqual(names.toSorted());
  expect(wireEvents.map(({ type }) => type)).toEqual(eventTypes);
});

test("the stream gives each event once, in order, of the names that are asked for", async () => {
  const { ask, wrote, announce } = await shop();
  await settled();
  let after = (await ask("GET", "/events")).cursor;
  for (let n = 1; n <= 5; n++) await wrote(n);
  await announce(WorkingTimeChanged, {});
  await settled();
  const seen: unknown[] = [];
  for (let more = true; more; ) {
    const page = await ask("GET", `/events?limit=2&after=${after}`);
    seen.push(...page.events);
    ({ cursor: after, more } = page);
  }
  expect(seen).toMatchObject([
    ...[1, 2, 3, 4, 5].map((n) => ({ type: "message.received", data: { customer_id: n } })),
    { type: "brand.working_time_changed", data: {} },
  ]);
  const some = await ask("GET", "/events?types=message.received,customer.erased");
  expect(some.events).toHaveLength(5);
  await wrote(6);
  await settled();
  expect((await ask("GET", `/events?after=${after}`)).events).toMatchObject([{ data: { customer_id: 6 } }]);
  await expect(ask("GET", "/events?after=yesterday")).rejects.toMatchObject({ status: 400 });
  await expect(ask("GET", "/events?types=nothing.happened")).rejects.toMatchObject({ status: 400 });
});

test("persons are named only where it is asked for, by whoever may take them out, and as long as they may", async () => {
  const there = await receiver();
  const { ask, hook, wrote, deliver, brand, owner } = await shop();
  const { id } = await ask("POST", "/customers", { name: "لیلا", phone: "09121234567", email: "leila@example.com" });
  await expect(hook("http://hooks.example.com/", { with_customers: true })).rejects.toMatchObject({ status: 400 });
  await hook(there.address, { with_customers: true });
  await wrote(id);
  await deliver();
  expect(there.came[0]!.json["customers"]).toEqual([
    { id, name: "لیلا", city: null, phone: "+989121234567", email: "leila@example.com" },
  ]);
  await sql`update member set role = 'agent' where brand_id = ${brand.id} and user_id = ${owner.id}`.execute(
    house.database.app,
  );
  await wrote(id);
  await deliver();
  expect(there.came[1]!.json).not.toHaveProperty("customers");
});

test("who is erased is named no more, and what a receiver answered about them is forgotten", async () => {
  const there = await receiver();
  const { ask, hook, wrote, deliver, log } = await shop();
  const { id: customer } = await ask("POST", "/customers", { name: "لیلا", phone: "09121234567" });
  const { id } = await hook(there.address, { with_customers: true });
  there.will(says(200, "لیلا is known"));
  await wrote(customer);
  await deliver();
  await ask("POST", `/customers/${customer}/erasure`);
  await deliver();
  const [erased, written] = await log(id);
  expect(erased).toMatchObject({ type: "customer.erased", state: "delivered" });
  expect(written).toMatchObject({ type: "message.received", last: { status: 200, answer: null } });
  expect(there.came[1]!.json).toMatchObject({ data: { customer_id: customer }, customers: [] });
  await ask("POST", `/webhooks/${id}/deliveries/${written.id}/replay`);
  await deliver();
  expect(there.came[2]!.body).not.toContain("لیلا");
  expect((await log(id)).every(({ last }: { last: { answer: unknown } }) => last.answer === null)).toBe(true);
});

test("what was told is not told again after a backup was restored", async () => {
  const there = await receiver();
  const { hook, wrote, deliver } = await shop();
  await hook(there.address);
  await wrote(1);
  await deliver();
  await database.owner.query("update announced set txid = pg_current_xact_id()");
  await lookAgain(house);
  await wrote(2);
  await deliver();
  expect(there.came.map(({ json }) => (json["data"] as { customer_id: number }).customer_id)).toEqual([1, 2]);
});

test("events and deliveries are forgotten after thirty days", async () => {
  const there = await receiver();
  const { hook, wrote, deliver, ask, brand } = await shop();
  await hook(there.address);
  await wrote(1);
  await deliver();
  await later(29 * day);
  await forgetOldEvents(house);
  expect((await ask("GET", "/events?types=message.received")).events).toHaveLength(1);
  await later(2 * day);
  await forgetOldEvents(house);
  const kept = await inBrand(house, brand, (ctx) =>
    sql`select from announced where brand_id = ${brand.id} union all select from webhook_delivery where brand_id = ${brand.id}`.execute(
      ctx.db,
    ),
  );
  expect(kept.rows).toEqual([]);
});
