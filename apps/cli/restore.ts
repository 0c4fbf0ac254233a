import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { hasJournal, takeJournal } from "../../modules/customers/index.ts";
import { noteKept, restore as restoreBackup } from "../../platform/backup/index.ts";
import type { Command, CommandLine } from "../../platform/cli/index.ts";
import { fingerprint, keyFile, makeKey, StartRefusal } from "../../platform/config/index.ts";
import { migrationSources } from "../launch/migration-sources.ts";
import { modules } from "../modules.ts";

/**
 * `hamdel restore FILE`: into an empty data folder and database, with the key that its sealed values need. Who was erased is erased
 * again: by the journal in the backup, and for the time after it by the one that is given or stands in the data folder.
 */
export const restore: Command = {
  name: "restore",
  about: "Read a backup into an empty data folder and database",
  usage: "FILE [--key FILE | --without-key] [--erasures FOLDER]",
  options: {
    key: { type: "string", about: "The copy of the secret key that was put aside" },
    "without-key": { type: "boolean", about: "Do without the sealed values" },
    erasures: { type: "string", about: "The journal of erasures that is newer than the backup" },
  },
  words: [1, 1],
  async run(at) {
    const file = path.resolve(at.words[0]!);
    const { dataDir } = at.config;
    let erasures: string | undefined;
    const done = await restoreBackup({
      url: await at.ownerUrl(),
      dataDir,
      file,
      sources: migrationSources(),
      async checkKey(needed) {
        await putKeyInPlace(at, needed);
        erasures = await putJournalInPlace(at);
      },
    });
    await noteKept(dataDir, {
      restored: { madeAt: done.madeAt, at: at.now.toISOString(), ...(erasures && { erasures }) },
    });
    const house = await at.house();
    for (const module of modules) await module.afterRestore?.(house);
    const later = erasures
      ? `Whoever was erased by the journal in ${erasures} is erased here.`
      : "Whoever was erased after that is here again: hamdel erasures FOLDER erases them by the journal of the former data folder.";
    return {
      result: { ...done, erasures: erasures ?? null },
      line: `Restored ${done.rows} rows and ${done.files} files from the backup of ${done.madeAt}. ${later}`,
    };
  },
};

/** From where erasures after the backup are known, if from anywhere. */
async function putJournalInPlace({ config, options }: CommandLine): Promise<string | undefined> {
  const own = (await hasJournal(config)) ? path.join(config.dataDir, "erasures") : undefined;
  if (!options["erasures"]) return own;
  const folder = path.resolve(String(options["erasures"]));
  await takeJournal(config, folder);
  return folder;
}

async function putKeyInPlace({ config, options }: CommandLine, needed: string): Promise<void> {
  if (options["key"]) {
    const text = (await readFile(String(options["key"]), "utf8").catch(() => "")).trim();
    const key = Buffer.from(text, "hex");
    if (fingerprint(key) !== needed)
      throw new StartRefusal(
        "restore_refused",
        `This backup needs the secret key ${needed}, which is not the one in ${options["key"]}.`,
      );
    // The data folder is empty: its key has sealed nothing yet.
    await rm(keyFile(config.dataDir), { force: true });
    await makeKey(keyFile(config.dataDir), text);
    config.secretKey = key;
    return;
  }
  if (fingerprint(config.secretKey) === needed || options["without-key"]) return;
  throw new StartRefusal(
    "restore_refused",
    `This backup's sealed values need the secret key ${needed}: give its copy with --key FILE, or do without those values by --without-key.`,
  );
}
