import { copyFile } from "node:fs/promises";
import path from "node:path";
import { backUp, noteKept } from "../../platform/backup/index.ts";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { fingerprint, keyFile, StartRefusal } from "../../platform/config/index.ts";

/** `hamdel backup`: everything but the secret key into one file; `--key` puts the key aside, apart from it. */
export const backup: Command = {
  name: "backup",
  about: "Write all data into one file; with --key, only the secret key, to be kept apart from it",
  usage: "[--out FILE] | --key FILE",
  options: {
    out: { type: "string", about: "The file to write; one in the data folder where it is left out" },
    key: { type: "string", about: "Write the secret key into this file, and nothing else" },
  },
  run: (at) => (at.options["key"] ? backUpKey(at, String(at.options["key"])) : backUpData(at)),
};

async function backUpData(at: CommandLine): Promise<Done> {
  const { config } = at;
  const stamp = at.now.toISOString().slice(0, 19).replaceAll(":", "-");
  const file = path.resolve(
    String(at.options["out"] ?? path.join(config.dataDir, "backups", `hamdel-${stamp}.hamdel.tar`)),
  );
  const done = await backUp({ url: await at.ownerUrl(), config, file });
  await noteKept(config.dataDir, { backup: { file, at: at.now.toISOString() } });
  const megabytes = Math.max(1, Math.round(done.bytes / 1_000_000));
  return { result: done, line: `Backed up ${done.rows} rows and ${done.files} files into ${file} (${megabytes} MB).` };
}

async function backUpKey({ config, now }: CommandLine, target: string): Promise<Done> {
  if (config.secret)
    throw new StartRefusal("configuration", "The key comes from HAMDEL_SECRET: keep it where you keep that.");
  const file = path.resolve(target);
  await copyFile(keyFile(config.dataDir), file);
  const name = fingerprint(config.secretKey);
  await noteKept(config.dataDir, { key: { fingerprint: name, at: now.toISOString() } });
  return {
    result: { file, key: name },
    line: `Copied the secret key ${name} to ${file}: keep it apart from the backups.`,
  };
}
