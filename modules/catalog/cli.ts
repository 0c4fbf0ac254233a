import { type Command, type CommandLine, type Done, dayOption, languageOption } from "../../platform/cli/index.ts";
import { writeTable } from "../../platform/files/index.ts";
import { orderTable } from "./server/export-orders.ts";

const text = (about: string) => ({ type: "string", about }) as const;

/** `hamdel export orders FILE`: orders with their lines, so that an import reads them again. */
export const exportOrders: Command = {
  name: "export orders",
  about: "Write orders, a row a line, into a file: .csv, .ndjson, each also with .gz, or .xlsx",
  usage: "FILE [--from DAY] [--to DAY] [--source KEY] [--language fa|en]",
  options: {
    from: text("The first day, in the brand's time zone and either calendar"),
    to: text("The last day, included"),
    source: text("Only what came from this source"),
    language: text("fa or en, of the headers; en where it is left out"),
  },
  words: [1, 1],
  run,
};

async function run(at: CommandLine): Promise<Done> {
  const file = at.words[0]!;
  const asked = {
    from: dayOption(at.options, "from"),
    to: dayOption(at.options, "to"),
    source: at.options["source"] as string | undefined,
  };
  const { table, tally } = await orderTable((work) => at.read(work), asked, languageOption(at.options));
  const rows = await writeTable(file, table);
  const sources = [...tally.sources].sort();
  const line = `Wrote ${tally.orders} orders in ${rows} rows into ${file}.`;
  const several =
    sources.length > 1
      ? ` They come from several sources (${sources.join(", ")}): to import them again, write each with --source.`
      : "";
  return { result: { file, orders: tally.orders, rows, sources }, line: line + several };
}
