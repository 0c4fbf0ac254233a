import { access, constants, stat } from "node:fs/promises";
import * as z from "zod";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { Refusal, type RefusalCode } from "../../platform/errors/index.ts";
import { sourceKey } from "../intake/contract.ts";
import { type ImportKind, importKinds, type Mapping, mapping } from "./contract.ts";
import { orRefuse } from "./server/file-refusal.ts";
import { importFile } from "./server/import-file.ts";
import { currencyOf } from "./server/words-of-orders.ts";

const text = (about: string) => ({ type: "string", about }) as const;
const about: Record<ImportKind, string> = {
  orders: "Import orders with their lines; imported and updated count orders",
  customers: "Import customers; imported and updated count customers",
  interactions: "Import interactions; imported counts interactions",
};

/** `hamdel import orders|customers|interactions FILE`: the whole file, or the rest of it where the same was broken off. */
export const commands: readonly Command[] = importKinds.map((kind) => ({
  name: `import ${kind}`,
  about: about[kind],
  usage:
    'FILE [--columns "field=header or 1-based position,…"] [--delimiter comma|tab|semicolon|whitespace] [--date-format F] [--currency C] [--source KEY] [--no-header]',
  options: {
    columns: text("Which column is which field; found by the headers where it is left out"),
    delimiter: text("comma, tab, semicolon or whitespace; found out where it is left out"),
    "date-format": text("Such as DD/MM/YYYY, unix or unix_ms; guessed once where it is left out"),
    currency: text("Of amounts that do not say theirs; the brand's where it is left out; IRT is toman"),
    source: text("Where the rows come from: ids are unique within one; file where it is left out"),
    "no-header": { type: "boolean", about: "The first row is a row" },
  },
  words: [1, 1],
  run: (at) => run(at, kind),
}));

async function run(at: CommandLine, kind: ImportKind): Promise<Done> {
  const path = at.words[0]!;
  const said = readOptions(at.options);
  await fileThere(path);
  const { database, clock } = await at.house();
  const brand = await at.brand();
  let told = 0;
  const hear = (status: string, progress: number) => {
    if (Math.abs(progress - told) < 0.1) return;
    told = progress;
    at.progress(`${status} ${Math.round(progress * 100)}%`);
  };
  const work = { database, dataDir: at.config.dataDir, clock, brandId: brand.id, hear };
  const done = await orRefuse(() => importFile(work, { kind, path, sourceKey: said.source, asked: said.asked }));
  if (done.status === "failed")
    throw new Refusal((done.problem_code ?? "internal") as RefusalCode, { field: "file", values: done.problem_values });
  const { read, imported, updated, unchanged, rejected } = done;
  const { columns, attributes, dateFormat } = done.mapping;
  const result = {
    ...{ import: done.id, status: done.status, read, imported, updated, unchanged, rejected },
    columns: named(columns, done.plan.shape.header),
    ...(attributes.length > 0 && { attributes: attributes.map(({ key }) => key) }),
    ...(dateFormat && { date_format: dateFormat }),
    ignored: done.plan.unmapped.map((column) => nameOf(column, done.plan.shape.header)),
  };
  const line = `Read ${read} rows: ${imported} ${kind} imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rows rejected.`;
  return { result, line };
}

function named(columns: Mapping["columns"], header: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, nameOf(column, header)]));
}

function nameOf(column: string | number, header: readonly string[]): string {
  return typeof column === "string" ? column : (header[column] ?? String(column + 1));
}

const delimiterWords = mapping.shape.delimiter;

function readOptions(options: CommandLine["options"]) {
  const given = (name: string) => options[name] as string | undefined;
  const delimiter = delimiterWords.safeParse(given("delimiter"));
  if (!delimiter.success) throw new Refusal("invalid", "delimiter");
  const source = z.safeParse(sourceKey.default("file"), given("source"));
  if (!source.success) throw new Refusal("invalid", "source");
  const currencyWord = given("currency");
  const currency = currencyWord === undefined ? undefined : currencyOf(currencyWord);
  if (currency === null) throw new Refusal("invalid", "currency");
  const asked = {
    columns: given("columns"),
    delimiter: delimiter.data,
    dateFormat: given("date-format"),
    currency,
    header: options["no-header"] !== true,
  };
  return { source: source.data, asked };
}

async function fileThere(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  const readable =
    found?.isFile() &&
    (await access(path, constants.R_OK).then(
      () => true,
      () => false,
    ));
  if (!readable) throw new Refusal("import_file_missing", { field: "file", values: { path } });
}
