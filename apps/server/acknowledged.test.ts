import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { discardCluster } from "../../platform/postgres/index.ts";
import { runHamdel } from "../testing/run-hamdel.ts";

const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-kill-"));
const data = { HAMDEL_DATA: path.join(home, "data"), PORT: "0" };
afterAll(async () => {
  await discardCluster(data.HAMDEL_DATA);
  await rm(home, { recursive: true });
});

const killedAfter = 400;

async function hamdel(...args: string[]) {
  const run = runHamdel("apps/cli/main.ts", data, [...args, "--json"]);
  run.child.stdin?.end("correct horse battery\n");
  const { code, said, errors } = await run.ended();
  if (code !== 0) throw new Error(errors);
  return JSON.parse(said);
}

async function start() {
  const running = runHamdel("apps/server/main.ts", data);
  onTestFinished(() => void running.child.kill("SIGKILL"));
  const [, address] = await running.says(/ready: open (http:\S+)/);
  const second = await runHamdel("apps/server/main.ts", data).ended();
  const [, url] = /DATABASE_URL='([^']+)'/.exec(second.errors) ?? [];
  return { running, address: address as string, url: url as string };
}

/** Sends events until the server is gone, and gives the ids that were acknowledged. `told` hears of each. */
async function sendUntilGone(
  address: string,
  key: string,
  series: string,
  told: (count: number) => void,
): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  let n = 0;
  // After the kill the first failure ends it for all: PostgreSQL is brought back, and who asked only then would go on for ever.
  let gone = false;
  async function one(): Promise<void> {
    while (!gone && acknowledged.size < 10 * killedAfter) {
      const id = `${series}-${n++}`;
      const body = {
        external_id: id,
        phone: `0912${String(n % 500).padStart(7, "0")}`,
        channel: "sms",
        text: `پیام ${id}`,
      };
      const response = await fetch(`${address}/api/v1/interactions`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      }).catch(() => null);
      if (!response?.ok) {
        gone ||= acknowledged.size >= killedAfter;
        return;
      }
      acknowledged.add(id);
      told(acknowledged.size);
    }
  }
  await Promise.all(Array.from({ length: 24 }, one));
  return acknowledged;
}

test("what was acknowledged is there after kill -9 of the server, or of its PostgreSQL, in the middle of a stream", {
  timeout: 900_000,
}, async () => {
  await hamdel("setup", "--brand", "فروشگاه", "--email", "sara@example.com", "--password-stdin");
  const { key } = await hamdel("api-key", "create", "--name", "stream", "--scopes", "timeline.write,timeline.read");
  const all = new Set<string>();
  for (const victim of ["server", "postgres"]) {
    const { running, address, url } = await start();
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    const { rows } = await client.query("select pg_read_file('postmaster.pid') as file");
    const postgres = Number(rows[0].file.split("\n")[0]);
    await client.end();
    const acknowledged = await sendUntilGone(address, key, victim, (count) => {
      if (count === killedAfter)
        process.kill(victim === "server" ? (running.child.pid as number) : postgres, "SIGKILL");
    });
    expect(acknowledged.size).toBeGreaterThanOrEqual(killedAfter);
    for (const id of acknowledged) all.add(id);
    await running.stop("SIGKILL");
  }

  const { running, address, url } = await start();
  const client = new pg.Client({ connectionString: `${url}`, options: "-c search_path=hamdel" });
  await client.connect();
  const stored = async () => {
    const { rows } = await client.query(
      "select t.body from interaction i join interaction_text t on t.interaction_id = i.id",
    );
    return rows.map((row) => row.body.slice("پیام ".length)).sort();
  };
  const kept = await stored();
  expect([...all].filter((id) => !kept.includes(id))).toEqual([]);
  expect(new Set(kept).size).toBe(kept.length);

  // Whoever was not answered sends everything again: each is there once.
  const everything = [...new Set([...kept, ...all])].map((id) =>
    JSON.stringify({ external_id: id, phone: "09120000000", channel: "sms", text: `پیام ${id}` }),
  );
  const again = await fetch(`${address}/api/v1/interactions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    body: everything.join("\n"),
  });
  expect(await again.json()).toMatchObject({ recorded: 0, repeated: kept.length });
  expect(await stored()).toEqual(kept);
  await client.end();
  await running.stop();
});
