import type { Cell, Rows } from "./write-csv.ts";
import { type ZipPart, zipBytes } from "./write-zip.ts";

/** How the workbook looks: right-to-left for Persian readers, and its sheet's name. */
export type SheetLook = { rightToLeft: boolean; sheetName: string };

const maxRows = 1_048_575;
const maxCell = 32_767;
const piece = 64 * 1024;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * An XLSX workbook as a stream of bytes; memory does not grow with the rows. The header is bold and stays in view. Beyond
 * 1,048,575 rows a further sheet begins; text beyond 32,767 characters a cell is cut: both are Excel's own limits.
 */
export function xlsxBytes(header: readonly string[], rows: Rows, look: SheetLook): AsyncGenerator<Buffer> {
  return workbookBytes([{ header, rows, look }]);
}

/** One sheet of a workbook. */
export type Sheet = { header: readonly string[]; rows: Rows; look: SheetLook };

/** A workbook of several sheets, as `xlsxBytes` makes one of a single. */
export function workbookBytes(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipBytes(workbookParts(sheets));
}

async function* workbookParts(sheets: readonly Sheet[]): AsyncGenerator<ZipPart> {
  const names: string[] = [];
  for (const sheet of sheets) yield* sheetParts(sheet, names);
  for (const [name, text] of Object.entries(fixedParts(names))) yield { name, text: [head + text] };
}

async function* sheetParts({ header, rows, look }: Sheet, names: string[]): AsyncGenerator<ZipPart> {
  const source = (async function* () {
    yield* rows;
  })();
  let next = await source.next();
  do {
    names.push(sheetTitle(look.sheetName, names));
    const sheet = async function* (): AsyncGenerator<string> {
      let text = sheetStart(look.rightToLeft) + rowXml(header, 1, ' s="1"');
      for (let row = 2; !next.done && row <= maxRows + 1; row++, next = await source.next()) {
        text += rowXml(next.value, row, "");
        if (text.length < piece) continue;
        yield text;
        text = "";
      }
      yield `${text}</sheetData></worksheet>`;
    };
    yield { name: `xl/worksheets/sheet${names.length}.xml`, text: sheet() };
  } while (!next.done);
}

function sheetStart(rightToLeft: boolean): string {
  const direction = rightToLeft ? ' rightToLeft="1"' : "";
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView${direction} workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/><sheetData>`;
}

function rowXml(cells: readonly Cell[], row: number, style: string): string {
  let xml = `<row r="${row}">`;
  for (const [column, cell] of cells.entries()) {
    if (cell === null || cell === undefined || cell === "") continue;
    const place = `r="${columnName(column)}${row}"${style}`;
    // Numbers beyond 15 digits would lose their end in a spreadsheet: they go as text.
    const isNumber = typeof cell !== "string" && Number.isFinite(Number(cell)) && String(cell).length <= 15;
    xml += isNumber
      ? `<c ${place}><v>${cell}</v></c>`
      : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(cell))}</t></is></c>`;
  }
  return `${xml}</row>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function escapeXml(text: string): string {
  const sound = text
    .slice(0, maxCell)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
  // "_x0041_" would be read as an escape of Excel's own.
  const escaped = sound.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_").replaceAll("\r", "_x000D_");
  return escaped.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Excel allows 31 characters in a sheet's name, none of []:*?/\\ among them, and no name twice. */
function sheetTitle(name: string, taken: readonly string[]): string {
  const title =
    name
      .replace(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 24)
      .trim() || "Sheet";
  const numbered = (number: number) => escapeXml(number > 1 ? `${title} ${number}` : title);
  let number = 1;
  while (taken.includes(numbered(number))) number++;
  return numbered(number);
}

function fixedParts(names: string[]): Record<string, string> {
  const each = (line: (number: number, title: string) => string) =>
    names.map((name, index) => line(index + 1, name)).join("");
  const overrides = each(
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`,
  );
  const sheets = each((number, title) => `<sheet name="${title}" sheetId="${number}" r:id="rId${number}"/>`);
  const targets = each(
    (number) =>
      `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const fonts =
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>';
  const fills =
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>';
  const xfs =
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/></cellXfs>';
  return {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${overrides}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships">${targets}<Relationship Id="rId0" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}">${fonts}${fills}<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>${xfs}</styleSheet>`,
  };
}
