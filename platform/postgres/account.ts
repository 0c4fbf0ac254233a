import { readFile } from "node:fs/promises";
import { StartRefusal } from "../config/start-refusal.ts";

/** The account that PostgreSQL runs as. */
export type Account = { uid: number; gid: number };

/** Whether this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The unprivileged account for a new cluster when started by root: `hamdel` where it exists, else `nobody`. */
export async function unprivilegedAccount(): Promise<Account> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["hamdel", "nobody"]) {
    const entry = lines.find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new StartRefusal(
    "postgres_failed",
    "PostgreSQL does not run as root and there is no account `hamdel` or `nobody` to run it as: add one, or set DATABASE_URL.",
  );
}
