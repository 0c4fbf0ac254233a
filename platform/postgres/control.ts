import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, readlink, rm, stat } from "node:fs/promises";
import path from "node:path";
import { StartRefusal } from "../config/start-refusal.ts";
import type { Place } from "./place.ts";

export type Ended = { code: number; output: string };

/** Runs one of PostgreSQL's programs as the cluster's account and waits for its end. */
export function runProgram(place: Place, program: string, args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", HOME: "/" };
    const child = spawn(path.join(place.bin, program), args, {
      ...place.account,
      cwd: "/",
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", (cause) =>
      reject(
        new StartRefusal(
          "postgres_failed",
          `PostgreSQL's ${program} cannot be run (${cause.message}): set DATABASE_URL.`,
          { cause },
        ),
      ),
    );
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** `sockets` is empty while the server is half-way up and has not said yet where it listens. */
export type Running = { pid: number; sockets: string };

/** The server that runs on this cluster, or undefined. A pid file left by a killed server, even if its pid lives again, is not one. */
export async function findRunning(cluster: string): Promise<Running | undefined> {
  const file = path.join(cluster, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  if (!(await worksIn(pid, cluster))) {
    // PostgreSQL would take the stranger for a running server and refuse to start.
    await rm(file, { force: true });
    return undefined;
  }
  return { pid, sockets: lines[4] ?? "" };
}

/** Whether a process of this number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// A server's working folder is its cluster. Without /proc (macOS), or without leave to look, believe the pid file.
async function worksIn(pid: number, cluster: string): Promise<boolean> {
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    const [works, wanted] = [await stat(await readlink(`/proc/${pid}/cwd`)), await stat(cluster)];
    return works.ino === wanted.ino && works.dev === wanted.dev;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EACCES" || code === "EPERM";
  }
}

/** Stops the server of this cluster: clients are disconnected, everything committed is on disk. */
export async function stopServer(place: Place): Promise<void> {
  await runProgram(place, "pg_ctl", ["stop", "-D", place.cluster, "-m", "fast", "-w", "-t", "120"]);
}
