import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import Papa from "papaparse";
import { afterAll, expect, test } from "vitest";
import { type Cell, csvLine, csvText, type FileRow, readRows, xlsxBytes } from "./index.ts";
import { limits } from "./limits.ts";
import { type ZipPart, zipBytes } from "./write-zip.ts";

const folder = mkdtempSync(join(tmpdir(), "workbooks-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newPath = () => join(folder, `book-${++files}`);

async function rowsOf(path: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of readRows(path)) rows.push(...batch);
  return rows;
}

async function workbook(header: string[], rows: Cell[][]): Promise<string> {
  const path = newPath();
  await pipeline(
    Readable.from(xlsxBytes(header, rows, { rightToLeft: true, sheetName: "مشتریان: ۱" })),
    createWriteStream(path),
  );
  return path;
}

/** A workbook of given parts, as other programs write it. */
async function packed(parts: Record<string, string | Iterable<string>>): Promise<string> {
  const all = async function* (): AsyncGenerator<ZipPart> {
    for (const [name, text] of Object.entries(parts)) yield { name, text: typeof text === "string" ? [text] : text };
  };
  const path = newPath();
  await pipeline(Readable.from(zipBytes(all())), createWriteStream(path));
  return path;
}

const book = {
  "xl/workbook.xml":
    '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="no" state="hidden" r:id="rId1"/><x:sheet name="a &gt; b" r:id="rId2"/></x:sheets></x:workbook>',
  "xl/_rels/workbook.xml.rels":
    '<Relationships><Relationship Id="rId1" Target="worksheets/hidden.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  "xl/styles.xml":
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-fa-IR]yyyy/mm/dd&quot; x&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
  "xl/sharedStrings.xml":
    '<sst><si><t>id</t></si><si><r><t xml:space="preserve">full </t></r><r><t>name</t></r><rPh><t>x</t></rPh></si><si><t>a &amp; &#x41;_x000D_\n</t></si><si><t/></si></sst>',
};
const sheet = (rows: string) => ({
  ...book,
  "xl/worksheets/sheet2.xml": `<?xml version="1.0"?><worksheet><!-- <row> --><sheetData>${rows}</sheetData></worksheet>`,
});

test("dates, shared and inline texts, gaps and odd numbers of a workbook become plain text", async () => {
  const header =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>when</t></is></c></row>';
  const rows = [
    '<row r="3"><c r="A3"><v>1.1000000000000001</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>45424.351388888892</v></c></row>',
    '<row r="4"><c r="B4" t="b"><v>1</v></c><c r="C4" s="2"><v>45424</v></c><c r="D4" t="s"><v>3</v></c></row>',
    '<row r="5"><c r="A5"><v>989123456789</v></c><c r="B5" t="str"><f>A1&amp;"&lt;"</f><v>x&lt;</v></c><c r="C5" s="3"><v>2.5</v></c></row>',
    '<row r="6"><c r="A6" t="e"><v>#N/A</v></c><c r="B6" t="d"><v>2024-05-12T08:26:00</v></c><c r="C6" s="1"><v>0.5</v></c></row>',
    '<row r="7"><c r="A7"><v>1</v></c><c r="F7"><v>2</v></c></row>',
  ];
  const read = await rowsOf(await packed(sheet(header + rows.join(""))));
  expect(read.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, "id", "full name", "when"],
    [3, "1.1", "a & A\r\n", "2024-05-12 08:26:00"],
    [4, "", "true", "2024-05-12"],
    [5, "989123456789", "x<", "2.5"],
    [6, "", "2024-05-12 08:26:00", "12:00:00"],
    [7, "1", "", "", "", "", "2"],
  ]);
  expect(read.map(({ problem }) => problem?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    "ragged_row",
  ]);
});

test("workbooks that are none, are damaged or swell say so", async () => {
  const problemOf = async (path: string) =>
    rowsOf(path).then(
      () => "read",
      (problem) => problem.code,
    );
  const write = (bytes: Buffer) => {
    const path = newPath();
    writeFileSync(path, bytes);
    return path;
  };
  const sound = readFileSync(await workbook(["id"], [[1]]));
  expect(await problemOf(await packed({ "word/document.xml": "<a/>" }))).toBe("unknown_format");
  expect(await problemOf(await packed({ "xl/workbook.xml": "<workbook/>" }))).toBe("broken_workbook");
  expect(await problemOf(await packed(sheet("")))).toBe("empty_file");
  expect(await problemOf(write(sound.subarray(0, sound.length - 30)))).toBe("broken_archive");
  expect(
    await problemOf(write(Buffer.concat([sound.subarray(0, 45), Buffer.alloc(60, 7), sound.subarray(105)]))),
  ).toMatch(/^broken/);
  expect(await problemOf(await packed(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')))).toBe("too_many_columns");
  expect(await problemOf(await packed(sheet(`<row r="1"><c t="str"><v>${"x".repeat(1_100_000)}</v></c></row>`)))).toBe(
    "row_too_long",
  );
  const swollen = function* () {
    for (let size = 0; size < limits.ratioFrom + 2 ** 21; size += 2 ** 20) yield "<row/>".repeat(2 ** 20 / 6);
  };
  expect(await problemOf(await packed({ ...book, "xl/worksheets/sheet2.xml": swollen() }))).toBe("expands_too_much");
});

test("any table goes into a workbook and comes back, also packed once more", async () => {
  const text = fc.string({ unit: "binary", maxLength: 20 });
  const cell = fc.oneof(text, fc.string({ unit: fc.constantFrom(..."=<>&\"'_x0041_ \n\r]]>") }), fc.maxSafeInteger());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (table) => {
      const path = await workbook(
        ["نام", "مقدار"],
        table.map(([a, b], index) => [index, a, b]).map(([, ...cells]) => cells),
      );
      const sound = (value: Cell) =>
        String(value)
          .toWellFormed()
          .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
      const wanted = table.map((cells) => cells.map(sound)).filter((cells) => cells.some((one) => one !== ""));
      const rows = await rowsOf(path);
      expect(rows.slice(1).map(({ cells }) => cells)).toEqual(wanted);
      const again = newPath();
      writeFileSync(again, gzipSync(readFileSync(path)));
      expect(await rowsOf(again)).toEqual(rows);
    }),
    { numRuns: 100 },
  );
});

test("CSV for spreadsheets: quoted where it must be, never a formula", async () => {
  expect(csvLine(["a", 1.5, null, undefined, 'say "hi"', "x,y", "two\nlines", " pad"])).toBe(
    'a,1.5,,,"say ""hi""","x,y","two\nlines"," pad"\r\n',
  );
  for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
    expect(csvLine([text])).toMatch(/^"?'/);
  expect(csvLine(["+989123456789", "-12.5", "+1,000"])).toBe('+989123456789,-12.5,"+1,000"\r\n');
  let written = "";
  for await (const piece of csvText(["شناسه"], [["۱"]])) written += piece;
  expect(written).toBe("\ufeffشناسه\r\n۱\r\n");
});

test("any table written as CSV is read the same by another program", () => {
  const any = fc.string({ unit: fc.constantFrom(..."ab,\" \r\nعلی'"), maxLength: 8 });
  const cell = any.filter((text) => !text.startsWith("\r"));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (table) => {
      expect(
        Papa.parse(table.map(csvLine).join(""), { newline: "\r\n", skipEmptyLines: true, delimiter: "," }).data,
      ).toEqual(table);
    }),
  );
});
