import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { createUser } from "../../admin/index.ts";
import "../../catalog/module.ts";
import "../../customers/module.ts";
import "../../bot/module.ts";
import "../../inbox/module.ts";
import "../../surveys/module.ts";
import { demoState, removeDemo } from "./demo-state.ts";
import { makeDemo } from "./make-demo.ts";

const database = await testDatabase();
const house = await testHouse(database);
const now = new Date("2026-11-24T10:00:00Z");

async function rowsOfDemo(): Promise<Record<string, number>> {
  const { rows } = await database.owner.query(`
    select c.relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from hamdel.%I x where brand_id in
      (select id from hamdel.brand where demo)', c.relname), false, true, '')))[1]::text::int as n
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
    where c.relnamespace = 'hamdel'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`);
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}

test("the demo is made through the doors, made again after a break, and removed without a trace", {
  timeout: 300_000,
}, async () => {
  const user = await createUser(database.app.app, {
    name: "سارا",
    email: "sara@example.com",
    password: "a good long password",
    now,
  });
  const made = await makeDemo(house, { owner: user.id, now, count: 150 });
  expect(made.brand).toBe("demo");
  const first = await rowsOfDemo();
  expect(first["customer_order"]).toBe(made.orders);
  // Who wrote by the contact form comes on top.
  expect(first["customer"]).toBeGreaterThan(made.customers);
  expect(first["interaction"]).toBeGreaterThan(made.interactions);
  expect(await demoState(database.app.app)).toEqual({ state: "ready", share: 1 });

  const talked = await database.owner.query(
    "select outcome, source, count(*)::int as n from bot_turn where outcome <> 'joined' group by 1, 2",
  );
  const ends = talked.rows.map(({ outcome, source }) => `${outcome} ${source}`);
  const shown = ["replied intent", "replied article", "replied order", "replied flow", "asked_back asked_back"];
  expect(ends).toEqual(
    expect.arrayContaining([...shown, "handed_over asked", "handed_over flow", "handed_over upset"]),
  );
  const flows = await database.owner.query(
    "select published_version, draft->'nodes' as nodes from bot_flow order by id",
  );
  expect(flows.rows.map(({ published_version: version }) => version)).toEqual([2, 2]);

  await makeDemo(house, { owner: user.id, now, count: 150 });
  expect((await rowsOfDemo())["interaction"]).toBe(first["interaction"]);

  expect(await removeDemo(database.app.app)).toBe(true);
  expect(await rowsOfDemo()).toEqual({});
  const left = await database.owner.query("select count(*) as n from interaction");
  expect(left.rows[0].n).toBe(0);
  expect(await demoState(database.app.app)).toEqual({ state: "none", share: 0 });
});

test("a real brand with the demo's slug is left alone", async () => {
  await database.owner.query("insert into brand (slug, name) values ('demo', 'فروشگاه دمو')");
  expect(await removeDemo(database.app.app)).toBe(false);
  await expect(makeDemo(house, { owner: "x", now, count: 10 })).rejects.toThrow("already_exists");
});
