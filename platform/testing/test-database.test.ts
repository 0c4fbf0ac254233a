import { expect, test } from "vitest";
import { testDatabase } from "./index.ts";

const database = await testDatabase();

test("a test file works in a migrated database of its own, as the unprivileged role", async () => {
  const role = await database.app.pool.query("select current_user as role, current_setting('timezone') as zone");
  expect(role.rows).toEqual([{ role: "hamdel_app", zone: "UTC" }]);
  const applied = await database.owner.query("select count(*) as n from migration");
  expect(applied.rows[0].n).toBeGreaterThan(0);
});

test("a query without a brand sees nothing", async () => {
  await database.owner.query("insert into change (brand_id, topic) values (1, 'test')");
  expect((await database.app.pool.query("select from change")).rowCount).toBe(0);
});
