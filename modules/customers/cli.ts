import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { noteKept, readKept } from "../../platform/backup/index.ts";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { exportQuery } from "./contract.ts";
import { exportList } from "./server/list/export-list.ts";
import { keepErasureKey } from "./server/people/erased-identities.ts";
import { replayErasures } from "./server/privacy/erasure-journal.ts";
import { takeJournal } from "./server/privacy/take-journal.ts";

/** `hamdel export customers FILE`: the list of customers as CSV, or as XLSX where the file's name says so. */
export const exportCustomers: Command = {
  name: "export customers",
  about: "Write all customers with what is known of them into a CSV or XLSX file",
  usage: "FILE [--language fa|en]",
  options: { language: { type: "string" } },
  words: [1, 1],
  run,
};

/** `hamdel erasures FOLDER`: for a data folder that was restored without the journal of the former one. */
export const eraseAgain: Command = {
  name: "erasures",
  about: "Erase again whoever the journal of a former data folder names, after a restore",
  usage: "FOLDER",
  words: [1, 1],
  async run({ config, words, house }) {
    const folder = path.resolve(words[0]!);
    await takeJournal(config, folder);
    keepErasureKey(config.secretKey);
    const erased = await replayErasures(await house());
    const { restored } = await readKept(config.dataDir);
    if (restored) await noteKept(config.dataDir, { restored: { ...restored, erasures: folder } });
    return { result: { erased }, line: `Erased ${erased} people again.` };
  },
};

async function run(at: CommandLine): Promise<Done> {
  const file = at.words[0]!;
  const query = exportQuery.parse({ format: file.endsWith(".xlsx") ? "xlsx" : "csv" });
  const { body } = await exportList((work) => at.read(work), query, at.options["language"] === "fa" ? "fa" : "en");
  await pipeline(body, createWriteStream(file, { mode: 0o600 }));
  return { result: { file }, line: `Wrote the customers into ${file}.` };
}
