import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { migrationSources } from "../../scripts/house.ts";
import { otherDatabase } from "../postgres/index.ts";
import { migrate, openDatabase, system, withBrand } from "./index.ts";

test("an operator's plain role, no superuser, can own the database: it migrates, works as the app, and sees what it backs up", async () => {
  const { server } = inject("template");
  const name = `plain_${randomBytes(6).toString("hex")}`;
  const root = new pg.Client({ connectionString: server });
  await root.connect();
  await root.query(`create role ${name} login createrole`);
  await root.query(`create database ${name} owner ${name}`);
  // Roles are the server's, not the database's: here the template has made them already, for another owner. The plain role gets of them
  // what it would have from making them itself.
  const { rows: shared } = await root.query(
    "select rolname from pg_roles where rolname like 'hamdel\\_%' and not rolcanlogin",
  );
  for (const { rolname } of shared)
    await root.query(`grant ${rolname} to ${name} with admin true, inherit false, set false`);
  const url = otherDatabase(server, name).replace(/user=[^&]*/, `user=${name}`);
  const database = openDatabase(url, { connections: 2 });
  const owner = new pg.Client({ connectionString: url });
  try {
    expect((await migrate(url, migrationSources())).length).toBeGreaterThan(5);
    await withBrand(database.app, { brandId: 1, actor: system("test"), now: new Date() }, (ctx) =>
      sql`insert into source (brand_id, key) values (1, 'shop')`.execute(ctx.db),
    );
    expect((await database.pool.query("select from source")).rowCount).toBe(0);
    await owner.connect();
    expect((await owner.query("select key from hamdel.source")).rows).toEqual([{ key: "shop" }]);
  } finally {
    await owner.end();
    await database.close();
    await root.query(`drop database ${name} with (force)`);
    await root.query(`drop role ${name}`);
    await root.end();
  }
});
