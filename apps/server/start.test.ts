import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { discardCluster } from "../../platform/postgres/index.ts";
import { runHamdel } from "../testing/run-hamdel.ts";

// Each story starts whole processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

// mkdtemp's folder is for its owner alone: as root, PostgreSQL's account could not enter it.
const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-start-"));
const data = { HAMDEL_DATA: path.join(home, "data"), PORT: "0" };
const main = "apps/server/main.ts";
const ready = /ready: open (http:\S+)/;
afterAll(async () => {
  await discardCluster(data.HAMDEL_DATA);
  await rm(home, { recursive: true });
});

function start(env: Record<string, string> = {}) {
  const process = runHamdel(main, { ...data, ...env });
  onTestFinished(() => void process.child.kill("SIGKILL"));
  return process;
}

async function isReady(address: string): Promise<boolean> {
  return (await fetch(`${address}/health/ready`)).status === 200;
}

test("it starts on nothing, refuses a second start with the way to join, lets a worker join, and stops", async () => {
  const first = start();
  const [, address] = await first.says(ready);
  expect(await isReady(address!)).toBe(true);

  const second = await start().ended();
  expect(second).toMatchObject({ code: 14, said: "" });
  expect(second.errors).toContain(`in use by process ${first.child.pid}`);
  const [, url] = /DATABASE_URL='([^']+)'/.exec(second.errors)!;

  const worker = start({ DATABASE_URL: url!, HAMDEL_ROLE: "worker" });
  await worker.says(/works in the background/);
  expect((await worker.stop()).code).toBe(0);

  const stopped = await first.stop();
  expect(stopped).toMatchObject({ code: 0, errors: "" });
  const client = new pg.Client({ connectionString: url });
  await expect(client.connect()).rejects.toThrow();
});

test("kill -9 of Hamdel: the next start adopts its PostgreSQL", async () => {
  const first = start();
  await first.says(ready);
  await first.stop("SIGKILL");
  const next = start();
  const [, address] = await next.says(ready);
  expect(await isReady(address!)).toBe(true);
  expect((await next.stop("SIGINT")).code).toBe(0);
});

test("kill -9 of its PostgreSQL: a running Hamdel brings it back", async () => {
  const running = start();
  const [, address] = await running.says(ready);
  const refused = await start().ended();
  const [, url] = /DATABASE_URL='([^']+)'/.exec(refused.errors)!;
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("select pg_read_file('postmaster.pid') as file");
  process.kill(Number(rows[0].file.split("\n")[0]), "SIGKILL");
  await running.says(/PostgreSQL is back/);
  expect(await isReady(address!)).toBe(true);
  expect((await running.stop()).code).toBe(0);
});

test("a busy port is one sentence, before anything is migrated", async () => {
  const other = net.createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as net.AddressInfo;
  const refused = await start({ PORT: String(port), HAMDEL_HOST: "127.0.0.1" }).ended();
  expect(refused.code).toBe(10);
  expect(refused.errors).toBe(
    `Port ${port} is in use by another program: choose another one, such as PORT=${port + 1}.\n`,
  );
});

test("a database of a newer version is left as it is", async () => {
  const running = start();
  await running.says(ready);
  const refused = await start().ended();
  const [, url] = /DATABASE_URL='([^']+)'/.exec(refused.errors)!;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("insert into hamdel.migration (module, name, checksum) values ('admin', '900-later.sql', '')");
  await client.end();
  expect((await running.stop()).code).toBe(0);

  const older = await start().ended();
  expect(older.code).toBe(12);
  expect(older.errors).toMatch(
    /^This database was used by a newer version of Hamdel \(it has admin\/900-later.sql\).*\n$/,
  );
});

test("a database that cannot be reached, and a setting that cannot be read, are one sentence each", async () => {
  const unreachable = await start({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" }).ended();
  expect(unreachable.code).toBe(13);
  expect(unreachable.errors).toMatch(/^The database of DATABASE_URL cannot be reached .*\n$/);
  const wrong = await start({ PORT: "eighty" }).ended();
  expect(wrong).toMatchObject({ code: 78, errors: "PORT is not understood: it must be a number from 0 to 65535.\n" });
});
