import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { migrationSources } from "../../scripts/house.ts";
import { migrate } from "../db/index.ts";
import { emptyDatabase, testDatabase } from "../testing/index.ts";
import { backUp, restore } from "./index.ts";

const database = await testDatabase();
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-backup-"));
afterAll(() => rm(home, { recursive: true }));
const config = { dataDir: path.join(home, "here"), secretKey: Buffer.alloc(32, 7) };
const file = path.join(home, "kept", "all.tar");

// A module with everything that makes copying hard.
const odd = path.join(home, "odd");
const sources = [...migrationSources(), { module: "odd", folder: pathToFileURL(`${odd}/`) }];
await mkdir(odd);
await writeFile(
  path.join(odd, "001-odd.sql"),
  `create table odd (brand_id int, id bigint generated always as identity, at timestamptz, words text,
     twice text generated always as (words || words) stored, payload bytea, primary key (id, at)) partition by range (at);
   create table odd_rest partition of odd default;
   create table odd_child (brand_id int, id bigint, at timestamptz, foreign key (id, at) references odd (id, at));
   select protect('odd');
   create function no_more() returns trigger language plpgsql as $$ begin raise 'not again'; end $$;
   create trigger no_more before insert on odd_child for each row when (new.id > 4000) execute function no_more();`,
);
await migrate(database.url, sources);
await database.owner.query(`
  create table odd_old partition of odd for values from ('2019-01-01') to ('2020-01-01');
  insert into odd (brand_id, at, words, payload)
    select 1 + n % 3, '2019-12-01'::timestamptz + n * interval '1 hour', E'علی\\t\\\\N\\n' || n, sha256(n::text::bytea)
    from generate_series(1, 5000) n;
  alter table odd_child disable trigger no_more;
  insert into odd_child select brand_id, id, at from odd where id % 7 = 0;
  alter table odd_child enable trigger no_more;
  insert into change (brand_id, topic, txid) values (1, 'odd', '900000000');
  insert into change_cursor (brand_id, reader, txid, id) values (1, 'odd', '900000000', 5);
  select graphile_worker.add_job('odd', '{"brandId":1}', job_key => 'waiting', run_at => now() + interval '1 day')`);
await mkdir(path.join(config.dataDir, "files", "raw"), { recursive: true });
const long = `raw/${"n".repeat(120)}.csv`;
await writeFile(path.join(config.dataDir, "files", long), "شناسه,نام\n");
await writeFile(path.join(config.dataDir, "files", "empty"), "");
await mkdir(path.join(config.dataDir, "erasures"));
await writeFile(path.join(config.dataDir, "erasures", "1.json"), "[1]");
const backedUp = await backUp({ url: database.url, config, file });

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url, options: "-c search_path=hamdel,public" });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

test("a backup restored into an empty place is the same, down to files, waiting jobs and the next number", async () => {
  const url = await emptyDatabase();
  const dataDir = path.join(home, "there");
  const journal = path.join(dataDir, "erasures");
  await mkdir(journal, { recursive: true });
  await writeFile(path.join(journal, "1.json"), "[1,2]");
  expect(await restore({ url, dataDir, file, sources })).toMatchObject({ rows: backedUp.rows, jobs: 1, files: 2 });

  for (const query of [
    "select md5(string_agg(o::text, '|' order by id)) as all, count(*) as n from odd o",
    "select tableoid::regclass::text as name, count(*) as n from odd group by 1 order by 1",
    "select count(*) as n, sum(id) as ids from odd_child",
    "select identifier, payload, key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id",
    "select conname, convalidated from pg_constraint where connamespace = 'hamdel'::regnamespace and contype = 'f' order by 1",
    "select relname, relforcerowsecurity from pg_class where relnamespace = 'hamdel'::regnamespace order by 1",
    "select tgname, tgenabled from pg_trigger where tgname = 'no_more'",
  ]) {
    expect(await ask(url, query)).toEqual(await ask(database.url, query));
  }
  expect(await readFile(path.join(dataDir, "files", long), "utf8")).toBe("شناسه,نام\n");
  // A journal that stood there may know of later erasures.
  expect(await readFile(path.join(journal, "1.json"), "utf8")).toBe("[1,2]");
  expect(await readFile(path.join(journal, "from-backup", "1.json"), "utf8")).toBe("[1]");
  const [next] = await ask(url, "insert into odd (at) values (now()) returning id::int");
  expect(next).toEqual({ id: 5001 });
});

test("the change feed goes on after a restore, although the old server had counted further", async () => {
  const url = await emptyDatabase();
  await restore({ url, dataDir: path.join(home, "feed"), file, sources });
  const [ahead] = await ask(
    url,
    "select count(*)::int as n from change where txid >= pg_snapshot_xmax(pg_current_snapshot())",
  );
  expect(ahead).toEqual({ n: 0 });
  expect(await ask(url, "select txid::text, id::int from change_cursor where reader = 'odd'")).toEqual([
    { txid: "0", id: 0 },
  ]);
});

test("a backup of an older version is brought up to this one", async () => {
  const newer = path.join(home, "newer");
  await mkdir(newer);
  await writeFile(path.join(newer, "001-odd.sql"), await readFile(path.join(odd, "001-odd.sql")));
  await writeFile(
    path.join(newer, "002-more.sql"),
    "alter table odd add length int; update odd set length = char_length(words)",
  );
  const url = await emptyDatabase();
  const now = [...migrationSources(), { module: "odd", folder: pathToFileURL(`${newer}/`) }];
  await restore({ url, dataDir: path.join(home, "older"), file, sources: now });
  expect(await ask(url, "select count(length)::int as n from odd")).toEqual([{ n: 5000 }]);
});

test("a newer backup, one cut short, and one with a broken piece are refused, and nothing is left behind", async () => {
  const url = await emptyDatabase();
  const into = (backup: string, from = sources) =>
    restore({ url, dataDir: path.join(home, "no"), file: backup, sources: from });
  await expect(into(file, migrationSources())).rejects.toMatchObject({ code: "database_newer" });

  const short = path.join(home, "short.tar");
  await writeFile(short, await readFile(file));
  await truncate(short, (await stat(file)).size - 4096);
  await expect(into(short)).rejects.toMatchObject({ code: "restore_refused" });

  const broken = path.join(home, "broken.tar");
  const bytes = await readFile(file);
  const at = bytes.indexOf("tables/odd/000001.zst") + 512 + 40_000;
  bytes.fill(0xff, at, at + 50);
  await writeFile(broken, bytes);
  await expect(into(broken)).rejects.toThrow();

  expect(await ask(url, "select to_regnamespace('hamdel') as hamdel")).toEqual([{ hamdel: null }]);
  await expect(into(path.join(home, "none.tar"))).rejects.toMatchObject({ code: "restore_refused" });
});

test("a database with rows in it, and one in use, are left alone", async () => {
  const url = await emptyDatabase();
  const once = { url, dataDir: path.join(home, "full"), file, sources };
  await restore(once);
  await rm(path.join(home, "full"), { recursive: true });
  await expect(restore(once)).rejects.toThrow(/not empty/);
  const user = new pg.Client({ connectionString: url });
  await user.connect();
  await expect(restore(once)).rejects.toThrow(/running/);
  // Who is just going is waited for.
  const going = user.query("select pg_sleep(0.2)").then(() => user.end());
  await expect(restore(once)).rejects.toThrow(/not empty/);
  await going;
});

test("a backup that fails leaves no file", async () => {
  const target = path.join(home, "failed", "all.tar");
  await expect(backUp({ url: await emptyDatabase(), config, file: target })).rejects.toThrow();
  expect(await readdir(path.dirname(target))).toEqual([]);
});
