import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** When the data and the key were last put aside; `doctor` reads it. */
export type Kept = { backup?: { file: string; at: string }; key?: { fingerprint: string; at: string } };

const noteOf = (dataDir: string) => path.join(dataDir, "kept.json");

/** What was noted; empty when nothing ever was. */
export async function readKept(dataDir: string): Promise<Kept> {
  return JSON.parse(await readFile(noteOf(dataDir), "utf8").catch(() => "{}"));
}

/** Notes that something was put aside. */
export async function noteKept(dataDir: string, kept: Kept): Promise<void> {
  await writeFile(noteOf(dataDir), `${JSON.stringify({ ...(await readKept(dataDir)), ...kept })}\n`);
}
