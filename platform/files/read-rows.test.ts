import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { describeFile, type FileRow, type ReadOptions, readRows, sayFileProblem } from "./index.ts";
import { limits } from "./limits.ts";
import * as english from "./messages.en.ts";
import * as persian from "./messages.fa.ts";

const folder = mkdtempSync(join(tmpdir(), "rows-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function file(content: string | Buffer): string {
  const path = join(folder, `file-${++files}`);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(path: string, options?: ReadOptions): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of readRows(path, options)) rows.push(...batch);
  return rows;
}

const cellsOf = async (content: string | Buffer, options?: ReadOptions) =>
  (await rowsOf(file(content), options)).map(({ cells }) => cells);

async function problemOf(content: string | Buffer): Promise<string> {
  try {
    for await (const batch of readRows(file(content))) expect(batch).not.toHaveLength(0);
    return "read";
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

test("delimiters, line breaks and gzip are found out from the bytes", async () => {
  const wanted = [
    ["id", "name"],
    ["1", "علی"],
    ["2", "a b"],
  ];
  for (const sign of [",", ";", "\t"])
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = wanted.map((cells) => cells.join(sign)).join(end) + end;
      expect(await cellsOf(text)).toEqual(wanted);
      expect(await cellsOf(gzipSync(text))).toEqual(wanted);
    }
  const padded = " id   date n\r\n 0001 19970101  1 \r\n 0002 19970112 12\r\n";
  expect(await cellsOf(padded)).toEqual([
    ["id", "date", "n"],
    ["0001", "19970101", "1"],
    ["0002", "19970112", "12"],
  ]);
  expect(await describeFile(file(padded))).toMatchObject({
    format: "delimited",
    delimiter: "whitespace",
    header: ["id", "date", "n"],
  });
  expect(await cellsOf("name\nعلی کریمی\n")).toEqual([["name"], ["علی کریمی"]]);
});

test("UTF-8 with a mark, UTF-16 and windows-1256", async () => {
  const text = "id,نام\n1,علی کریمی و گلپایگانی چه ژرف\n";
  const wanted = [
    ["id", "نام"],
    ["1", "علی کریمی و گلپایگانی چه ژرف"],
  ];
  expect(await cellsOf(`\ufeff${text}`)).toEqual(wanted);
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  expect(await cellsOf(little)).toEqual(wanted);
  expect(await cellsOf(little.subarray(2))).toEqual(wanted);
  expect(await cellsOf(Buffer.from(little).swap16())).toEqual(wanted);
  const arabic = text.replaceAll("ی", "ي").replaceAll("ک", "ك");
  const table = new TextDecoder("windows-1256").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const bytes = Buffer.from([...arabic].map((letter) => table.indexOf(letter)));
  expect((await cellsOf(bytes))[1]).toEqual(["1", wanted[1]![1]!.replaceAll("ی", "ي").replaceAll("ک", "ك")]);
});

test("rows that cannot be used say why, the others go in, and numbers are those of a spreadsheet", async () => {
  const text = Buffer.concat([
    Buffer.from('id,name\n1,"two\nlines"\n\n4,short,extra\n5,trailing,,\n6\n7,"open\n8,"a"b\n9,bad '),
    Buffer.from([0xe9, 0xff]),
    Buffer.from("\n10,nul\0\n11,last"),
  ]);
  const rows = await rowsOf(file(text));
  expect(rows.map(({ row, problem }) => [row, problem?.code])).toEqual([
    [1, undefined],
    [2, undefined],
    [4, "ragged_row"],
    [5, undefined],
    [6, "ragged_row"],
    [7, "bad_quotes"],
    [8, "bad_quotes"],
    [9, "broken_text"],
    [10, "null_character"],
    [11, undefined],
  ]);
  expect(rows[1]!.cells).toEqual(["1", "two\nlines"]);
  expect(rows[3]!.cells).toEqual(["5", "trailing"]);
  expect(rows[5]!.cells).toEqual(['7,"open']);
  expect(rows[7]).toMatchObject({ cells: ["9", "bad \\xE9\\xFF"], problem: { detail: "\\xE9 \\xFF" } });
  expect(rows[8]!.cells).toEqual(["10", "nul␀"]);
});

test("files that cannot be read say why", async () => {
  expect(await problemOf("")).toBe("empty_file");
  expect(await problemOf(gzipSync(""))).toBe("empty_file");
  expect(await problemOf(" \n\n ")).toBe("empty_file");
  expect(await problemOf(Buffer.from("89504e470d0a1a0a0000000d49484452000000", "hex"))).toBe("unknown_format");
  expect(await problemOf("%PDF-1.7\n1 0 obj")).toBe("unknown_format");
  expect(await problemOf(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toBe("old_excel");
  expect(await problemOf("<html><table><tr><td>id</td></tr></table>")).toBe("web_page");
  expect(await problemOf('[\n {"id": 1}\n]')).toBe("json_array");
  expect(await problemOf(gzipSync("id,name\n1,a\n").subarray(0, 15))).toBe("broken_archive");
  expect(await problemOf('id,"na\n1,a\n')).toBe("unreadable_header");
});

test("wide headers, endless rows and bombs are refused in bounded memory", async () => {
  const header = (columns: number) => Array.from({ length: columns }, (_, column) => `c${column}`).join(",");
  expect(await problemOf(`${header(2000)}\n`)).toBe("read");
  expect(await problemOf(`${header(2001)}\n1\n`)).toBe("too_many_columns");
  expect(await problemOf(`${header(1_000_000)}\n1\n`)).toBe("too_many_columns");
  expect(await problemOf(`id,name\n1,${"x".repeat(1_100_000)}\n`)).toBe("row_too_long");
  expect(await problemOf(`id\n"${"x".repeat(500)}${'""'.repeat(600_000)}"\n`)).toBe("row_too_long");
  expect(await problemOf(`{"a":"${"x".repeat(1_100_000)}"}\n`)).toBe("row_too_long");
  expect(await problemOf(gzipSync(Buffer.alloc(limits.ratioFrom + 2 ** 20, `${"a".repeat(1000)},b\n`)))).toBe(
    "expands_too_much",
  );
});

test("one stray quote far from any other costs one row", async () => {
  const lines = Array.from({ length: 40_000 }, (_, line) => `${line},some text here`);
  lines[10] = '10,"some text here';
  const rows = await rowsOf(file(`id,text\n${lines.join("\n")}\n`));
  expect(rows).toHaveLength(40_001);
  expect(rows.filter(({ problem }) => problem).map(({ row }) => row)).toEqual([12]);
});

test("NDJSON gives records, and refuses lines that are none or could not be stored", async () => {
  const lines = [
    '{"id":1,"name":"علی"}',
    "",
    "{id:2}",
    "[3]",
    '"text"',
    '{"id":"\\u0000"}',
    '{"id":"\\ud83d\\ude00"}',
    '{"id":"\\ud83d"}',
    `${'{"a":'.repeat(100)}1${"}".repeat(100)}`,
    '{"__proto__":{"a":1},"id":10}',
  ];
  const rows = await rowsOf(file(lines.join("\r\n")));
  expect(rows.map(({ row, problem }) => [row, problem?.code])).toEqual([
    [1, undefined],
    [3, "malformed_json"],
    [4, "malformed_json"],
    [5, "malformed_json"],
    [6, "null_character"],
    [7, undefined],
    [8, "null_character"],
    [9, "malformed_json"],
    [10, undefined],
  ]);
  expect(rows[0]!.record).toEqual({ id: 1, name: "علی" });
  expect(rows[1]!.cells).toEqual(["{id:2}"]);
  const shape = await describeFile(file('{"a":1}\n{"b":2}\n'));
  expect(shape).toMatchObject({ format: "ndjson", header: ["a", "b"] });
});

test("progress tells the bytes read; leaving early closes the file", async () => {
  const path = file(`id\n${"1\n".repeat(200_000)}`);
  const heard: number[] = [];
  await rowsOf(path, { progress: (read, total) => heard.push(read / total) });
  expect(heard.at(-1)).toBe(1);
  for await (const batch of readRows(path)) {
    expect(batch[0]!.cells).toEqual(["id"]);
    break;
  }
});

test("every problem has its sentence in both languages", () => {
  expect(Object.keys(english.fileProblems)).toEqual(Object.keys(persian.fileProblems));
  expect(Object.keys(english.rowProblems)).toEqual(Object.keys(persian.rowProblems));
  expect(sayFileProblem("too_many_columns", "en", { limit: 2000 })).toBe("The header row has more than 2000 columns.");
});

test("any bytes: rows or a coded problem, and cells that can be stored", async () => {
  const texts = fc.string({ unit: fc.constantFrom(..."ab1,;\t \"'\n\r{}[]:علی\0") });
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  await fc.assert(
    fc.asyncProperty(fc.oneof(texts, bytes), fc.boolean(), async (content, packed) => {
      try {
        for (const { cells } of await rowsOf(file(packed ? gzipSync(content) : Buffer.from(content))))
          for (const cell of cells) expect(cell.isWellFormed() && !cell.includes("\0")).toBe(true);
      } catch (problem) {
        expect(Object.keys(persian.fileProblems)).toContain((problem as { code: string }).code);
      }
    }),
    { numRuns: 500 },
  );
});

const data = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));

test.skipIf(!existsSync(data("cdnow")))(
  "real files are read whole (left out where shared/data is missing)",
  async () => {
    const purchases = await rowsOf(data("cdnow/CDNOW_master.txt.gz"));
    expect(purchases[0]!.cells).toEqual(["customer_id", "date", "number_of_cds", "dollar_value"]);
    expect(purchases).toHaveLength(69_660);
    const lines = await rowsOf(data("online_retail/orders_2010-12_to_2011-08.csv.gz"));
    expect(lines).toHaveLength(320_706);
    expect([...purchases, ...lines].filter(({ problem }) => problem)).toEqual([]);
  },
);
