import { copyFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { type Config, StartRefusal } from "../../../../platform/config/index.ts";
import { isJournal, journalFolder } from "./erasure-journal.ts";

/** Whether a data folder has a journal of erasures of its own. */
export async function hasJournal(place: Pick<Config, "dataDir">): Promise<boolean> {
  return (await readdir(journalFolder(place)).catch(() => [])).some(isJournal);
}

/**
 * Puts the journal of another data folder beside this one's; replayErasures makes one of them. An empty folder is the journal of those
 * who erased nobody. Refuses (`restore_refused`) a folder that is not there, or holds other things.
 */
export async function takeJournal(place: Pick<Config, "dataDir">, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => {
    throw new StartRefusal("restore_refused", `${folder} is not a folder that can be read.`);
  });
  const files = names.filter(isJournal);
  if (names.length > 0 && files.length === 0) {
    throw new StartRefusal(
      "restore_refused",
      `${folder} holds no journal of erasures: it is the folder erasures of the former data folder.`,
    );
  }
  if (files.length === 0) return;
  const given = path.join(journalFolder(place), "given");
  await mkdir(given, { recursive: true, mode: 0o700 });
  for (const name of files) await copyFile(path.join(folder, name), path.join(given, name));
}
