import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** When the data and the key were last put aside, and what this data folder was restored from; `doctor` reads it. */
export type Kept = {
  backup?: { file: string; at: string };
  key?: { fingerprint: string; at: string };
  /** `erasures`: the journal from which erasures after the backup are known. */
  restored?: { madeAt: string; at: string; erasures?: string };
};

const noteOf = (dataDir: string) => path.join(dataDir, "kept.json");

/** What was noted; empty when nothing ever was. */
export async function readKept(dataDir: string): Promise<Kept> {
  return JSON.parse(await readFile(noteOf(dataDir), "utf8").catch(() => "{}"));
}

/** Notes that something was put aside. */
export async function noteKept(dataDir: string, kept: Kept): Promise<void> {
  await writeFile(noteOf(dataDir), `${JSON.stringify({ ...(await readKept(dataDir)), ...kept })}\n`);
}
