import path from "node:path";
import { noteKept, readKept } from "../../platform/backup/index.ts";
import { type Command, type CommandLine, type Done, languageOption } from "../../platform/cli/index.ts";
import { writeTable } from "../../platform/files/index.ts";
import { customerTable } from "./server/list/export-list.ts";
import { keepErasureKey } from "./server/people/erased-identities.ts";
import { replayErasures } from "./server/privacy/erasure-journal.ts";
import { takeJournal } from "./server/privacy/take-journal.ts";

/** `hamdel export customers FILE`: the list of customers, in the format that the file's name ends with. */
export const exportCustomers: Command = {
  name: "export customers",
  about: "Write all customers with what is known of them into a file: .csv, .ndjson, each also with .gz, or .xlsx",
  usage: "FILE [--language fa|en]",
  options: { language: { type: "string", about: "fa or en, of headers and words; en where it is left out" } },
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
  const table = await customerTable((work) => at.read(work), {}, languageOption(at.options));
  const customers = await writeTable(file, table);
  return { result: { file, customers }, line: `Wrote ${customers} customers into ${file}.` };
}
