import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CommandLine } from "../../platform/cli/index.ts";
import { commands } from "./text-sentiment.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-text-"));
afterAll(() => rm(folder, { recursive: true }));
const [sentiment, learn] = commands;
// Only what these commands use: a database is none of it.
const line = (options: CommandLine["options"], input = "") => ({ options, input: async () => input }) as CommandLine;

test("texts are told in their order, with and without what was learned", async () => {
  const examples = path.join(folder, "examples.jsonl");
  const out = path.join(folder, "model.json");
  await writeFile(examples, '{"text":"عالی بود","label":"positive"}\n\n{"text":"خراب شد","label":"negative"}\n');
  expect((await learn!.run(line({ examples, out }))).result).toMatchObject({ examples: 2 });
  expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({ kind: "hamdel-sentiment", version: 1 });

  const input = '{"text":"افتضاح"}\n{"text":"سلام"}\n{"text":"lovely"}';
  for (const options of [{}, { model: out }]) {
    const said = (await sentiment!.run(line(options, input))).line.split("\n").map((row) => JSON.parse(row));
    expect(said.map(({ label }) => label)).toEqual(["negative", "neutral", "positive"]);
    expect(said[0].evidence).toEqual(["افتضاح"]);
  }
});

test("what cannot be read is refused with its line or name", async () => {
  await expect(sentiment!.run(line({}, '{"text":"a"}\n{"txt":1}'))).rejects.toMatchObject({ code: "text_line_unread" });
  await expect(sentiment!.run(line({ model: path.join(folder, "none") }))).rejects.toMatchObject({
    code: "import_file_missing",
  });
  const wrong = path.join(folder, "wrong.json");
  await writeFile(wrong, "{}");
  await expect(sentiment!.run(line({ model: wrong }))).rejects.toMatchObject({ code: "sentiment_model_unread" });
  await expect(learn!.run(line({}))).rejects.toMatchObject({ code: "option_unread" });
});
