import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Config, readSettings, type Settings } from "./read-config.ts";
import { StartRefusal } from "./start-refusal.ts";

/** Where the key lives: beside the database, never in it. */
export function keyFile(dataDir: string): string {
  return path.join(dataDir, "secret.key");
}

/** The settings of this process with its secret key, which is made on the first start. */
export async function loadConfig(env: NodeJS.ProcessEnv): Promise<Config> {
  const settings = readSettings(env);
  return { ...settings, secretKey: await secretKeyOf(settings) };
}

/** The 32 bytes that sign and seal: HAMDEL_SECRET, else `secret.key` in the data folder (made there once, readable by its owner alone). */
export async function secretKeyOf({ secret, dataDir }: Settings): Promise<Buffer> {
  if (secret) return Buffer.from(secret, "hex");
  const file = keyFile(dataDir);
  const text = await readFile(file, "utf8").catch((error) => {
    if (error.code !== "ENOENT") throw error;
    return makeKey(file);
  });
  if (!/^[0-9a-f]{64}\s*$/.test(text)) {
    throw new StartRefusal(
      "configuration",
      `${file} does not hold a key of 64 hexadecimal digits: put its backup back in place.`,
    );
  }
  return Buffer.from(text.trim(), "hex");
}

/** Writes a new key, or the given one, whole or not at all; the one of another process that was quicker stays. Gives what the file holds. */
export async function makeKey(file: string, key = randomBytes(32).toString("hex")): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const half = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(half, `${key}\n`, { mode: 0o600, flush: true });
  await link(half, file).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(half);
  return readFile(file, "utf8");
}

/** Names a key without telling it: the first 12 digits of its hash. */
export function fingerprint(key: Buffer): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 12);
}
