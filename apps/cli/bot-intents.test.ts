import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { runHamdel } from "../testing/run-hamdel.ts";

const home = await mkdtemp(path.join(os.tmpdir(), "hamdel-bot-"));
afterAll(() => rm(home, { recursive: true }));
const [examples, model] = [path.join(home, "examples.jsonl"), path.join(home, "model")];

function hamdel(args: string[], input = "") {
  const started = runHamdel("apps/cli/main.ts", { HAMDEL_DATA: home }, args);
  started.child.stdin?.end(input);
  return started.ended();
}

const lines = (all: object[]) => `${all.map((each) => JSON.stringify(each)).join("\n")}\n`;

test("intents are learned from a file and told of each line, in its order, without a database", async () => {
  const told = [
    ["سفارش من کجاست", "order"],
    ["بسته‌ام نرسیده", "order"],
    ["where is my parcel", "order"],
    ["پولم را پس بدهید", "refund"],
    ["کالا را برمی‌گردانم", "refund"],
    ["i want my money back", "refund"],
    ["یک شعر بخوان", "__none__"],
  ];
  await writeFile(examples, lines(told.map(([text, intent]) => ({ text, intent }))));
  const learned = await hamdel(["bot", "train", "--examples", examples, "--out", model, "--json"]);
  expect(learned).toMatchObject({ code: 0, errors: "" });
  expect(JSON.parse(learned.said)).toMatchObject({ intents: 2, examples: 7 });

  const asked = ["money back please", "", "سفارشم کجاست؟", "qwx zzz"].map((text) => ({ text }));
  const { code, said } = await hamdel(["bot", "classify", "--model", model], lines(asked));
  const answers = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ intent }) => intent)).toEqual(["refund", "__none__", "order", "__none__"]);
  expect(answers[0].ranking[0]).toEqual({ intent: "refund", score: answers[0].score });
});

test("what cannot be read is refused by name: a file, a line, a model", async () => {
  const missing = await hamdel(["bot", "train", "--examples", path.join(home, "nowhere"), "--out", model, "--json"]);
  expect(JSON.parse(missing.errors)).toMatchObject({ error: { code: "import_file_missing" } });
  await writeFile(examples, '{"text":"a","intent":"b"}\n{"text":"a"}\n');
  const wrong = await hamdel(["bot", "train", "--examples", examples, "--out", model]);
  expect(wrong).toMatchObject({ code: 1, said: "" });
  expect(wrong.errors).toContain("Line 2");
  const foreign = await hamdel(["bot", "classify", "--model", examples, "--json"]);
  expect(JSON.parse(foreign.errors)).toMatchObject({ error: { code: "intent_model_unreadable" } });
  const unsaid = await hamdel(["bot", "classify", "--json"]);
  expect(JSON.parse(unsaid.errors)).toMatchObject({ error: { code: "option_unread" } });
});
