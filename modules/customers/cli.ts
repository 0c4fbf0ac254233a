import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { exportQuery } from "./contract.ts";
import { exportList } from "./server/list/export-list.ts";

/** `hamdel export customers FILE`: the list of customers as CSV, or as XLSX where the file's name says so. */
export const exportCustomers: Command = {
  name: "export customers",
  about: "Write all customers with what is known of them into a CSV or XLSX file",
  usage: "FILE [--language fa|en]",
  options: { language: { type: "string" } },
  words: [1, 1],
  run,
};

async function run(at: CommandLine): Promise<Done> {
  const file = at.words[0]!;
  const query = exportQuery.parse({ format: file.endsWith(".xlsx") ? "xlsx" : "csv" });
  const { body } = await exportList((work) => at.read(work), query, at.options["language"] === "fa" ? "fa" : "en");
  await pipeline(body, createWriteStream(file, { mode: 0o600 }));
  return { result: { file }, line: `Wrote the customers into ${file}.` };
}
