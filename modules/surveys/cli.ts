import { type Command, type CommandLine, type Done, dayOption, languageOption } from "../../platform/cli/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import { type Delimiter, writeTable } from "../../platform/files/index.ts";
import { orRefuse } from "../imports/index.ts";
import { surveyKey, type TemplateName, templateNames } from "./contract.ts";
import { makeSurvey, publishSurvey } from "./server/define/make-survey.ts";
import { importResponses } from "./server/respond/import-responses.ts";
import { responseTable } from "./server/table/response-table.ts";

const text = (about: string) => ({ type: "string", about }) as const;

/** `hamdel survey create`: a survey of a template, live at once. */
const create: Command = {
  name: "survey create",
  about: "Make a survey of a template and publish it",
  usage: "--template nps|csat|ces|expectation|product|free --key KEY [--name NAME]",
  options: {
    template: text("nps, csat, ces, expectation, product or free"),
    key: text("Its key in addresses, files and commands: small letters, digits, hyphens"),
    name: text("How it is called on screens; its key where it is left out"),
  },
  words: [0, 0],
  async run(at) {
    const template = at.options["template"] as TemplateName;
    if (!templateNames.includes(template)) throw new Refusal("invalid", "template");
    const key = surveyKey.safeParse(at.options["key"]);
    if (!key.success) throw new Refusal("invalid", "key");
    const name = (at.options["name"] as string | undefined) ?? key.data;
    const result = await at.write(async (ctx) => {
      const { id } = await makeSurvey(ctx, { key: key.data, name, template });
      return { id, key: key.data, template, ...(await publishSurvey(ctx, key.data)) };
    });
    return { result, line: `Survey ${key.data} is live.` };
  },
};

const delimiters = ["comma", "tab", "semicolon", "whitespace"];

/** `hamdel import responses FILE --survey KEY`: answers that were gathered elsewhere. */
const importCommand: Command = {
  name: "import responses",
  about: "Import responses of a survey; imported, updated and unchanged count responses",
  usage:
    'FILE --survey KEY [--columns "field=header or 1-based position,…"] [--delimiter comma|tab|semicolon|whitespace] [--date-format F] [--source KEY] [--no-header]',
  options: {
    survey: text("The survey that was answered; it must be live"),
    columns: text("Which column is which field; found by the headers where it is left out"),
    delimiter: text("comma, tab, semicolon or whitespace; found out where it is left out"),
    "date-format": text("Such as DD/MM/YYYY, unix or unix_ms; guessed where it is left out"),
    source: text("Where the rows come from: ids are unique within one; file where it is left out"),
    "no-header": { type: "boolean", about: "The first row is a row" },
  },
  words: [1, 1],
  run: runImport,
};

async function runImport(at: CommandLine): Promise<Done> {
  const path = at.words[0]!;
  const given = (name: string) => at.options[name] as string | undefined;
  const key = given("survey");
  if (!key) throw new Refusal("invalid", "survey");
  const delimiter = given("delimiter");
  if (delimiter !== undefined && !delimiters.includes(delimiter)) throw new Refusal("invalid", "delimiter");
  const { database, clock } = await at.house();
  const brand = await at.brand();
  const file = {
    path,
    surveyKey: key,
    sourceKey: given("source") ?? "file",
    columns: given("columns"),
    dateFormat: given("date-format"),
    delimiter: delimiter as Delimiter | undefined,
    header: at.options["no-header"] !== true,
  };
  const result = await orRefuse(() =>
    importResponses({ database, clock, brandId: brand.id }, file, (rows) => at.progress(`${rows} rows`)),
  );
  const { read, imported, updated, unchanged, rejected } = result;
  return {
    result: { survey: key, ...result },
    line: `Read ${read} rows: ${imported} responses imported, ${updated} updated, ${unchanged} unchanged, ${rejected} rows rejected.`,
  };
}

/** `hamdel export responses FILE --survey KEY`: all responses of a survey, in the format that the file's name ends with. */
const exportCommand: Command = {
  name: "export responses",
  about: "Write the responses of a survey into a file: .csv, .ndjson, each also with .gz, or .xlsx",
  usage: "FILE --survey KEY [--from DAY] [--to DAY] [--language fa|en]",
  options: {
    survey: text("The survey that was answered"),
    from: text("First day, such as 2026-03-21"),
    to: text("Last day, included"),
    language: text("fa or en, of headers and words; en where it is left out"),
  },
  words: [1, 1],
  async run(at) {
    const file = at.words[0]!;
    const key = at.options["survey"] as string | undefined;
    if (!key) throw new Refusal("invalid", "survey");
    const days = { from: dayOption(at.options, "from"), to: dayOption(at.options, "to") };
    const table = await responseTable((work) => at.read(work), key, days, languageOption(at.options));
    const responses = await writeTable(file, table);
    return { result: { file, survey: key, responses }, line: `Wrote ${responses} responses into ${file}.` };
  },
};

/** The commands of surveys. */
export const commands: readonly Command[] = [create, importCommand, exportCommand];
