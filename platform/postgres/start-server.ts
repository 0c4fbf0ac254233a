import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartRefusal } from "../config/start-refusal.ts";
import { type Ended, findRunning, isAlive, runProgram } from "./control.ts";
import type { Place } from "./place.ts";
import { settings } from "./settings.ts";

/** The superuser of our own cluster. */
export const superuser = "hamdel";

/** Makes the cluster where there is none: built aside and renamed, so one that was killed half-way is never seen. */
export async function makeCluster(place: Place): Promise<boolean> {
  if (existsSync(path.join(place.cluster, "PG_VERSION"))) return false;
  const home = path.dirname(place.cluster);
  await removeHalfBuilt(home);
  const half = `${place.cluster}.new-${process.pid}-${randomBytes(3).toString("hex")}`;
  await mkdir(half, { mode: 0o700 });
  if (place.account) await chown(half, place.account.uid, place.account.gid);
  // The built-in locale sorts and folds the same on every machine; Persian order is asked for by name (fa-x-icu).
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const made = await runProgram(place, "initdb", [
    "-D",
    half,
    "-U",
    superuser,
    "-A",
    "trust",
    "-E",
    "UTF8",
    ...locale,
    "--no-instructions",
  ]);
  if (made.code !== 0) {
    await rm(half, { recursive: true, force: true });
    throw failed("PostgreSQL could not make its cluster", made.output);
  }
  await appendFile(path.join(half, "postgresql.conf"), "include 'hamdel.conf'\n");
  await rename(half, place.cluster).catch((error) => {
    if (!existsSync(path.join(place.cluster, "PG_VERSION"))) throw error;
  });
  return true;
}

async function removeHalfBuilt(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const builder = /^cluster\.new-(\d+)-/.exec(name)?.[1];
    if (builder && !isAlive(Number(builder))) await rm(path.join(home, name), { recursive: true, force: true });
  }
}

/** Starts the server and waits until it has recovered from whatever killed it before. Another start at the same moment is fine. */
export async function startServer(place: Place, extra?: Record<string, string>): Promise<void> {
  const log = path.join(path.dirname(place.cluster), "server.log");
  await writeOwned(place, path.join(place.cluster, "hamdel.conf"), settings(place.sockets, extra));
  await startLogAnew(log);
  for (let attempt = 1; ; attempt++) {
    const started = await runProgram(place, "pg_ctl", [
      "start",
      "-D",
      place.cluster,
      "-l",
      log,
      "-w",
      "-t",
      "3600",
      "-s",
    ]);
    if (await findRunning(place.cluster)) return;
    const said = `${started.output}\n${(await readFile(log, "utf8").catch(() => "")).slice(-4000)}`;
    if (attempt >= 50 || !stillDying(said)) throw explain(started, said, log);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

// After a kill -9 of the server its last backends hold the shared memory for a moment.
const stillDying = (said: string) => /pre-existing shared memory block|lock file .* already exists/.test(said);

async function writeOwned(place: Place, file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  if (place.account) await chown(file, place.account.uid, place.account.gid);
}

async function startLogAnew(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 1_000_000) await rename(log, `${log}.old`);
}

function explain(started: Ended, said: string, log: string): StartRefusal {
  const reason = /^.*(?:FATAL|PANIC): *(.*)$/m.exec(said.slice(started.output.length))?.[1];
  return failed(`PostgreSQL did not start${reason ? ` (${reason})` : ""}; its log is ${log}`, said);
}

function failed(sentence: string, output: string): StartRefusal {
  if (/no space left on device|check free disk space/i.test(output)) {
    return new StartRefusal("disk_full", "The disk is full. Nothing was lost: free some space and start again.");
  }
  const last = output.trim().split("\n").at(-1);
  return new StartRefusal("postgres_failed", sentence.includes("log is") ? `${sentence}.` : `${sentence}: ${last}`);
}
