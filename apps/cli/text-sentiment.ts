import { readFile, writeFile } from "node:fs/promises";
import * as z from "zod";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import {
  learnSentiment,
  readSentimentModel,
  type SentimentModel,
  sentimentLabels,
  sentimentOf,
  writeSentimentModel,
} from "../../platform/text/sentiment/index.ts";

const asked = z.object({ text: z.string() });
const rated = z.object({ text: z.string(), label: z.enum(sentimentLabels) });

const sentiment: Command = {
  name: "text sentiment",
  about: 'Tell how texts feel: {"text"} a line in, {"label","score","evidence"} a line out, in the same order',
  usage: "[--model MODEL] < texts.jsonl > out.jsonl",
  options: { model: { type: "string", about: "What learn-sentiment wrote; without it the lexicon alone judges" } },
  async run(at): Promise<Done> {
    const model = at.options["model"] === undefined ? undefined : await modelAt(String(at.options["model"]));
    const result = linesOf(await at.input(), asked).map(({ text }) => sentimentOf(text, model));
    return { result, line: result.map((row) => JSON.stringify(row)).join("\n") };
  },
};

const learn: Command = {
  name: "text learn-sentiment",
  about: 'Learn from rated comments, {"text","label"} a line; labels are negative, neutral and positive',
  usage: "--examples FILE.jsonl --out MODEL",
  options: {
    examples: { type: "string", about: "The rated comments" },
    out: { type: "string", about: "Where the model is written" },
  },
  async run(at): Promise<Done> {
    const out = fileOption(at.options, "out");
    const examples = linesOf(await fileAt(fileOption(at.options, "examples")), rated);
    const model = learnSentiment(examples);
    await writeFile(out, `${writeSentimentModel(model)}\n`);
    const result = { examples: examples.length, labels: model.labels, share: model.share };
    const gained = model.share > 0 ? "" : " They did not judge better than the lexicon alone, so it judges alone.";
    return { result, line: `Learned from ${examples.length} comments into ${out}.${gained}` };
  },
};

/** `hamdel text sentiment` and `hamdel text learn-sentiment`: what the reading of feelings gives, without a database. */
export const commands: readonly Command[] = [sentiment, learn];

function linesOf<T>(text: string, shape: z.ZodType<T>): T[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (!line.trim()) return [];
    const read = shape.safeParse(jsonOf(line));
    if (read.success) return [read.data];
    throw new Refusal("text_line_unread", { field: "file", values: { line: String(at + 1) } });
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fileOption(options: CommandLine["options"], name: string): string {
  if (options[name]) return String(options[name]);
  throw new Refusal("option_unread", { field: name, values: { names: `--${name}` } });
}

async function fileAt(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new Refusal("import_file_missing", { field: "file", values: { path } });
  });
}

async function modelAt(path: string): Promise<SentimentModel> {
  const model = readSentimentModel(await fileAt(path));
  if (model) return model;
  throw new Refusal("sentiment_model_unread", { field: "model", values: { path } });
}
