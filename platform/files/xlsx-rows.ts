import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileProblem } from "./file-problem.ts";
import { limits } from "./limits.ts";
import { type FileRow, RowKeeper } from "./rows.ts";
import { type Progress, unpackedBytes } from "./unpack.ts";
import { cellText } from "./xlsx-cell.ts";
import { openWorkbook, type Workbook } from "./xlsx-parts.ts";
import { attribute, unescapeXml, XmlScanner } from "./xml-scan.ts";
import { openZip } from "./zip.ts";

/** The rows of a workbook's first visible sheet, in batches; the sheet is read as a stream, only its texts are held. */
export async function* xlsxRows(path: string, compressed: boolean, progress?: Progress): AsyncGenerator<FileRow[]> {
  if (!compressed) {
    yield* sheetRows(path, progress);
    return;
  }
  // A workbook is read from its end, so one inside a gzip is unpacked to disk first.
  const folder = await mkdtemp(join(tmpdir(), "workbook-"));
  try {
    const unpacked = join(folder, "workbook.xlsx");
    await pipeline(unpackedBytes(path, true, undefined, limits.workbook), createWriteStream(unpacked));
    yield* sheetRows(unpacked, progress);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* sheetRows(path: string, progress?: Progress): AsyncGenerator<FileRow[]> {
  const zip = await openZip(path);
  if (!zip.names.has("xl/workbook.xml")) throw new FileProblem("unknown_format");
  const workbook = await openWorkbook(zip);
  const reader = new SheetReader(workbook);
  const scanner = new XmlScanner(reader);
  const decoder = new TextDecoder();
  for await (const chunk of zip.part(workbook.sheet, progress)) {
    scanner.push(decoder.decode(chunk, { stream: true }));
    if (scanner.waiting > limits.row) throw reader.tooLong();
    const batch = reader.keeper.batch();
    if (batch.length > 0) yield batch;
  }
  if (reader.keeper.row === 0) throw new FileProblem("empty_file");
}

const maxRow = 2 ** 31 - 1;

/** Hears the tags of a sheet and puts its cells into rows. */
class SheetReader {
  readonly keeper = new RowKeeper();
  readonly #workbook: Workbook;
  #row = 0;
  #cells: string[] = [];
  #length = 0;
  #column = -1;
  #type = "";
  #style = 0;
  #text = "";
  #inside = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  tooLong(): FileProblem {
    return new FileProblem("row_too_long", { row: this.#row, limit: limits.row / 1024 ** 2 });
  }

  open(name: string, attributes: string): void {
    if (name === "c") this.#openCell(attributes);
    else if (name === "v" || name === "t") this.#inside = this.#column >= 0;
    else if (name === "row") this.#openRow(attributes);
  }

  text(text: string): void {
    if (!this.#inside) return;
    this.#text += text;
    this.#length += text.length;
    if (this.#length > limits.row)
      throw new FileProblem("row_too_long", { row: this.#row, limit: limits.row / 1024 ** 2 });
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#inside = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
  }

  #openRow(attributes: string): void {
    const said = Number(attribute(attributes, "r"));
    this.#row = said > this.#row && said <= maxRow ? said : this.#row + 1;
    this.#cells = [];
    this.#length = 0;
    this.#column = -1;
  }

  #openCell(attributes: string): void {
    const place = attribute(attributes, "r");
    // What stands too far to the right is kept one column past the limit: enough to refuse the header or the row.
    this.#column = Math.min(place ? columnOf(place) : this.#column + 1, limits.columns);
    this.#type = attribute(attributes, "t") ?? "n";
    this.#style = Number(attribute(attributes, "s") ?? -1);
    this.#text = "";
  }

  #closeCell(): void {
    const { texts, dateStyles, since1904 } = this.#workbook;
    const isText = this.#type === "inlineStr" || this.#type === "str";
    const text = isText
      ? unescapeXml(this.#text)
      : this.#type === "s"
        ? (texts[Number(this.#text)] ?? "")
        : cellText(this.#type, this.#text, dateStyles.has(this.#style), since1904);
    if (!text) return;
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #closeRow(): void {
    this.keeper.keepSheetRow(this.#row, this.#cells);
    this.#column = -1;
  }
}

/** 0 for A7, 27 for AB7. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
