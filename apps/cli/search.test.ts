import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CommandLine } from "../../platform/cli/index.ts";
import { search } from "./search.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "hamdel-search-"));
afterAll(() => rm(folder, { recursive: true }));
const [index, query] = search;
// Only what these commands use: a database is none of it.
const said: string[] = [];
const line = (options: CommandLine["options"], input = "") =>
  ({
    options,
    async *inputLines() {
      yield* input.split("\n");
    },
    say: async (text) => void said.push(text),
  }) as Partial<CommandLine> as CommandLine;
const at = (name: string) => path.join(folder, name);

test("documents are made ready, and each question gets its line with its ids", async () => {
  const rows = [
    { id: "a", title: "ارسال", text: "سفارش سه‌روزه می‌رسد.", lang: "fa" },
    { id: 2, text: "Returns are free for a week.", lang: "en" },
  ];
  await writeFile(at("documents"), `\uFEFF${rows.map((row) => JSON.stringify(row)).join("\r\n")}\n\n`);
  const made = await index!.run(line({ documents: at("documents"), out: at("index") }));
  expect(made.result).toMatchObject({ documents: 2 });

  const asked = '{"query":"سفارشم کی میرسه"}\n{"id":7,"text":"free returns"}\n{"text":""}';
  const done = await query!.run(line({ index: at("index") }, asked));
  const answers = said.splice(0).map((row) => JSON.parse(row));
  expect(answers).toEqual([{ ids: ["a"] }, { id: 7, ids: ["2"] }, { ids: [] }]);
  expect(done).toEqual({ result: { answered: 3 }, line: "" });
});

test("each line is answered before the next is read, so that input without an end is no matter", async () => {
  const order: string[] = [];
  const reading = {
    options: { index: at("index") },
    async *inputLines() {
      for (const n of [1, 2]) {
        order.push(`read ${n}`);
        yield '{"text":"returns"}';
      }
    },
    say: async () => void order.push("said"),
  } as unknown as CommandLine;
  await query!.run(reading);
  expect(order).toEqual(["read 1", "said", "read 2", "said"]);
});

test("what cannot be read is refused with its line or name", async () => {
  await writeFile(at("wrong"), '{"id":"a","text":"x"}\n{"id":"b"}\n');
  const refused = (run: Promise<unknown>, code: string) => expect(run).rejects.toMatchObject({ code });
  await refused(index!.run(line({ documents: at("wrong"), out: at("out") })), "json_line_unread");
  await refused(index!.run(line({ documents: at("none"), out: at("out") })), "import_file_missing");
  await refused(index!.run(line({ out: at("out") })), "option_unread");
  await refused(query!.run(line({ index: at("wrong") })), "search_index_unread");
  await refused(query!.run(line({ index: at("index") }, "{}")), "json_line_unread");
  await refused(query!.run(line({})), "option_unread");
});
