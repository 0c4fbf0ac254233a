import { spawnSync } from "node:child_process";
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { plainAccount } from "../testing/plain-account.ts";
import { isRoot, unprivilegedAccount } from "./account.ts";
import { findRunning } from "./control.ts";
import { ensurePostgres, holdDataFolder, leaveDataFolder, type OwnPostgres } from "./index.ts";

// Each story starts whole processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const quick = { shared_buffers: "16MB", max_wal_size: "64MB" };
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-own-"));
const dataDir = path.join(home, "data");
let last: OwnPostgres;
afterAll(async () => {
  await last.discard();
  await rm(home, { recursive: true });
});

async function ensure(): Promise<OwnPostgres> {
  last = await ensurePostgres({ dataDir, settings: quick });
  return last;
}

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

test("two starts at the same moment on an empty folder share one server, durable and in UTC", async () => {
  const [one, two] = await Promise.all([ensure(), ensure()]);
  expect(one.pid).toBe(two.pid);
  const [settings] = await ask(
    one.url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('timezone') as zone,
       current_setting('server_encoding') as encoding, current_setting('data_checksums') as sums, current_database() as name`,
  );
  expect(settings).toEqual({ fsync: "on", commit: "on", zone: "UTC", encoding: "UTF8", sums: "on", name: "hamdel" });
});

test("a server left running by a killed start is adopted", async () => {
  const before = await ensure();
  const again = await ensure();
  expect(again).toMatchObject({ pid: before.pid, startedByUs: false });
});

test("a server that is half-way up is waited for, though it has not said yet where it listens", async () => {
  const before = await ensure();
  const file = path.join(before.cluster, "postmaster.pid");
  const whole = await readFile(file, "utf8");
  await writeFile(file, whole.split("\n").slice(0, 4).join("\n"));
  const again = ensure();
  for (let turn = 0; turn < 300; turn++) await findRunning(before.cluster); // as long as it takes to meet the half file
  await writeFile(file, whole);
  expect(await again).toMatchObject({ pid: before.pid, startedByUs: false });
});

test("after kill -9 of the server everything committed is there", async () => {
  const before = await ensure();
  await ask(before.url, "create table kept as select generate_series(1, 1000) as n");
  process.kill(before.pid, "SIGKILL");
  const after = await ensure();
  expect(after.startedByUs).toBe(true);
  expect(await ask(after.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
});

test("a pid file that names a stranger does not stand in the way", async () => {
  const before = await ensure();
  const file = path.join(before.cluster, "postmaster.pid");
  const lines = (await readFile(file, "utf8")).split("\n");
  await before.stop();
  await writeFile(file, [process.pid, ...lines.slice(1)].join("\n"), { mode: 0o600 });
  if (isRoot()) {
    const { uid, gid } = await unprivilegedAccount();
    await chown(file, uid, gid);
  }
  expect((await ensure()).startedByUs).toBe(true);
});

test("only one holds the data folder, and it is free again when the holder is gone", async () => {
  const server = await ensure();
  const first = await holdDataFolder(server);
  if (!("client" in first)) throw new Error("the first is not held");
  expect(await holdDataFolder(server)).toEqual({ heldBy: process.pid });
  await first.client.end();
  const second = await holdDataFolder(server);
  if (!("client" in second)) throw new Error("the second is not held");
  await second.client.end();
});

test("the server runs on while somebody else is connected, and the last one out stops it", async () => {
  const server = await ensure();
  const other = new pg.Client({ connectionString: server.url });
  other.on("error", () => {});
  await other.connect();
  expect(await leaveDataFolder(server)).toBe(false);
  await other.end();
  expect(await leaveDataFolder(server)).toBe(true);
});

test("a data folder with a long path keeps its socket in a short one", async () => {
  const long = path.join(home, "x".repeat(120));
  const server = await ensurePostgres({ dataDir: long, settings: quick });
  onTestFinished(() => server.discard());
  expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

const account = await plainAccount();

test.skipIf(!account)("it works for a plain user, inside the data folder", async () => {
  const { uid, gid } = account!;
  const theirs = await mkdtemp(path.join(os.tmpdir(), "hamdel-plain-"));
  onTestFinished(() => rm(theirs, { recursive: true }));
  await chmod(theirs, 0o700);
  await chown(theirs, uid, gid);
  const code = `
    import { ensurePostgres } from ${JSON.stringify(path.join(import.meta.dirname, "index.ts"))};
    const server = await ensurePostgres({ dataDir: ${JSON.stringify(theirs)}, settings: ${JSON.stringify(quick)} });
    console.log(server.cluster);
    await server.stop();`;
  const child = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", code], {
    uid,
    gid,
    cwd: "/",
    encoding: "utf8",
  });
  expect(child.stderr).toBe("");
  expect(child.stdout.trim()).toBe(path.join(theirs, "postgres", "cluster"));
  // Root, coming later, runs it as the account that owns it.
  const adopted = await ensurePostgres({ dataDir: theirs, settings: quick });
  expect(adopted.cluster).toBe(path.join(theirs, "postgres", "cluster"));
  await adopted.stop();
});
