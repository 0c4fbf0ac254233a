import { readFile, writeFile } from "node:fs/promises";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import {
  classifyIntent,
  type IntentExample,
  noIntent,
  readIntents,
  trainIntentsInWorker,
} from "../../platform/intents/index.ts";

/** `hamdel bot train`: learns intents from examples and writes the model. Needs no database. */
const train: Command = {
  name: "bot train",
  about: `Learn intents from examples, a JSON line {"text","intent"} each; "${noIntent}" is what is none of them`,
  usage: "--examples FILE.jsonl --out MODEL",
  options: {
    examples: { type: "string", about: "The examples" },
    out: { type: "string", about: "Where the model is written" },
  },
  run: async (at) => {
    const examples = linesOf(await contentOf(named(at, "examples"))).map(readExample);
    const out = named(at, "out");
    const bytes = await trainIntentsInWorker(examples);
    await writeFile(out, bytes);
    const { intents } = readIntents(bytes);
    const result = { model: out, examples: examples.length, intents: intents.length, bytes: bytes.length };
    return { result, line: `Learned ${result.intents} intents from ${result.examples} examples into ${out}.` };
  },
};

/** `hamdel bot classify`: tells what each line of the standard input is about. Needs no database. */
const classify: Command = {
  name: "bot classify",
  about: `Tell what texts are about, a JSON line {"text"} each from the standard input, an answer a line in the same order`,
  usage: "--model MODEL < texts.jsonl > out.jsonl",
  options: { model: { type: "string", about: "What bot train has written" } },
  run: classifyLines,
};

export const botIntents: readonly Command[] = [train, classify];

async function classifyLines(at: CommandLine): Promise<Done> {
  const model = readIntents(await contentOf(named(at, "model")));
  const answers = linesOf(Buffer.from(await at.input())).map((line, place) => {
    const { intent, score, ranking } = classifyIntent(model, textOf(line, place));
    return { intent: intent ?? noIntent, score, ranking };
  });
  return { result: { answers }, line: answers.map((answer) => JSON.stringify(answer)).join("\n") };
}

function named({ options }: CommandLine, name: string): string {
  const given = options[name];
  if (typeof given === "string" && given) return given;
  throw new Refusal("option_unread", { field: name, values: { names: `--${name}` } });
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new Refusal("import_file_missing", { values: { path } });
  }
}

function linesOf(content: Buffer): unknown[] {
  const lines = content
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  return lines.filter((line) => line.trim()).map(parse);
}

function parse(line: string, place: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unread(place);
  }
}

const unread = (place: number) => new Refusal("json_line_unread", { values: { line: place + 1 } });

function textOf(line: unknown, place: number): string {
  const text = (line as { text?: unknown } | null)?.text;
  if (typeof text !== "string") throw unread(place);
  return text;
}

function readExample(line: unknown, place: number): IntentExample {
  const intent = (line as { intent?: unknown } | null)?.intent;
  if (typeof intent !== "string" || !intent) throw unread(place);
  return { text: textOf(line, place), intent };
}
