import { type Command, type CommandLine, type Done, languageOption } from "../../platform/cli/index.ts";
import { writeTable } from "../../platform/files/index.ts";
import { customerTable } from "./server/list/export-list.ts";

/** `hamdel export customers FILE`: the list of customers, in the format that the file's name ends with. */
export const exportCustomers: Command = {
  name: "export customers",
  about: "Write all customers with what is known of them into a file: .csv, .ndjson, each also with .gz, or .xlsx",
  usage: "FILE [--language fa|en]",
  options: { language: { type: "string", about: "fa or en, of headers and words; en where it is left out" } },
  words: [1, 1],
  run,
};

async function run(at: CommandLine): Promise<Done> {
  const file = at.words[0]!;
  const table = await customerTable((work) => at.read(work), {}, languageOption(at.options));
  const customers = await writeTable(file, table);
  return { result: { file, customers }, line: `Wrote ${customers} customers into ${file}.` };
}
