import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "../../platform/config/index.ts";
import { emptyDatabase } from "../../platform/testing/index.ts";
import { migrationSources } from "../../scripts/house.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";

const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-update-"));
afterAll(() => rm(home, { recursive: true }));
const config = { ...readSettings({ HAMDEL_DATA: home }), secretKey: Buffer.alloc(32) };
const backups = path.join(home, "backups");
const url = await emptyDatabase();
const extra = path.join(home, "extra");
await mkdir(extra);

// The ground, and one more module whose files come and go with the version.
const update = () =>
  bringUpToDate(url, config, [migrationSources()[0]!, { module: "extra", folder: pathToFileURL(`${extra}/`) }]);
const version = (name: string, sql: string) => writeFile(path.join(extra, name), sql);

async function columns(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select column_name as name from information_schema.columns where table_name = 'thing' order by 1",
  );
  await client.end();
  return rows.map(({ name }) => name);
}

test("a new database is made without a backup, and is up to date from then on", async () => {
  await version("001-thing.sql", "create table thing (a int); insert into thing values (1)");
  const first = await update();
  expect(first.applied).toEqual(expect.arrayContaining(["platform/001-ground.sql", "extra/001-thing.sql"]));
  expect(first.backup).toBeUndefined();
  expect(await update()).toEqual({ applied: [] });
});

test("an update is backed up first", async () => {
  await version("002-more.sql", "alter table thing add b int");
  const { applied, backup } = await update();
  expect(applied).toEqual(["extra/002-more.sql"]);
  expect(await readdir(backups)).toEqual([path.basename(backup!)]);
  expect(await columns()).toEqual(["a", "b"]);
});

test("an update that fails is rolled back whole, with a sentence that names the backup", async () => {
  await version("003-good.sql", "alter table thing add c int");
  await version("004-bad.sql", "alter table thing add d int; select 1 / 0");
  const refused = await update().catch((error) => error);
  expect(refused).toMatchObject({ code: "migration_failed", exitCode: 16 });
  expect(refused.message).toMatch(
    /extra\/004-bad.sql failed: division by zero.*rolled back.*A backup is in .*before-update/,
  );
  expect(await columns()).toEqual(["a", "b"]);
  await rm(path.join(extra, "004-bad.sql"));
  await update();
  expect(await columns()).toEqual(["a", "b", "c"]);
});

test("a newer database is refused before anything is written", async () => {
  const before = await readdir(backups);
  await rm(path.join(extra, "003-good.sql"));
  await version("005-other.sql", "alter table thing add e int");
  await expect(update()).rejects.toMatchObject({ code: "database_newer", exitCode: 12 });
  expect(await readdir(backups)).toEqual(before);
  expect(await columns()).toEqual(["a", "b", "c"]);
});
