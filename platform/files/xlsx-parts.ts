import { FileProblem } from "./file-problem.ts";
import { limits } from "./limits.ts";
import { attribute, unescapeXml, XmlScanner } from "./xml-scan.ts";
import type { Zip } from "./zip.ts";

/** What must be known of a workbook before its first sheet can be read. */
export type Workbook = { sheet: string; texts: string[]; dateStyles: ReadonlySet<number>; since1904: boolean };

/** Reads names, styles and shared texts of a workbook. Source: ECMA-376 part 1, SpreadsheetML. */
export async function openWorkbook(zip: Zip): Promise<Workbook> {
  const { id, since1904 } = await firstSheet(zip);
  return {
    sheet: await targetOf(zip, id),
    texts: await sharedTexts(zip),
    dateStyles: await dateStyles(zip),
    since1904,
  };
}

type Tag = { name: string; attributes: string };

/** The opening tags of a small part. */
async function tagsOf(zip: Zip, part: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => tags.push({ name, attributes }),
    close: () => undefined,
    text: () => undefined,
  });
  await scan(zip, part, scanner, limits.workbookPart, "broken_workbook");
  return tags;
}

async function scan(zip: Zip, part: string, scanner: XmlScanner, most: number, code: "broken_workbook" | "too_large") {
  const decoder = new TextDecoder();
  let length = 0;
  for await (const chunk of zip.part(part)) {
    length += chunk.length;
    // A text cell holds 32,767 characters at most; one that does not end is no workbook's.
    if (length > most || scanner.waiting > limits.row) throw new FileProblem(code);
    scanner.push(decoder.decode(chunk, { stream: true }));
  }
}

/** The first sheet that is not hidden. */
async function firstSheet(zip: Zip): Promise<{ id: string; since1904: boolean }> {
  const tags = await tagsOf(zip, "xl/workbook.xml");
  const sheets = tags.filter(({ name }) => name === "sheet");
  const sheet = sheets.find(({ attributes }) => !/hidden/i.test(attribute(attributes, "state") ?? "")) ?? sheets[0];
  const id = sheet && /\s\w+:id="([^"]+)"/.exec(sheet.attributes)?.[1];
  if (!id) throw new FileProblem("broken_workbook");
  const properties = tags.find(({ name }) => name === "workbookPr")?.attributes ?? "";
  return { id, since1904: /^(1|true)$/.test(attribute(properties, "date1904") ?? "") };
}

async function targetOf(zip: Zip, id: string): Promise<string> {
  const relations = await tagsOf(zip, "xl/_rels/workbook.xml.rels");
  const found = relations.find(({ attributes }) => attribute(attributes, "Id") === id);
  const target = found && attribute(found.attributes, "Target");
  if (!target) throw new FileProblem("broken_workbook");
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

/** The texts cells point to by number. Readings of Chinese and Japanese signs (rPh) are no part of a text. */
async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.names.has("xl/sharedStrings.xml")) return texts;
  let text = "";
  let inside = false;
  let reading = false;
  const scanner = new XmlScanner({
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "t") inside = !reading;
      else if (name === "rPh") reading = true;
    },
    close: (name) => {
      if (name === "si") texts.push(unescapeXml(text));
      else if (name === "t") inside = false;
      else if (name === "rPh") reading = false;
    },
    text: (piece) => {
      if (inside) text += piece;
    },
  });
  await scan(zip, "xl/sharedStrings.xml", scanner, limits.sharedTexts, "too_large");
  return texts;
}

const builtInDates = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The numbers of the cell styles that show a number as a date or time. */
async function dateStyles(zip: Zip): Promise<Set<number>> {
  const styles = new Set<number>();
  if (!zip.names.has("xl/styles.xml")) return styles;
  const custom = new Map<number, boolean>();
  let inCells = false;
  let index = 0;
  for (const { name, attributes } of await tagsOf(zip, "xl/styles.xml")) {
    if (name === "numFmt")
      custom.set(Number(attribute(attributes, "numFmtId")), isDateFormat(attribute(attributes, "formatCode") ?? ""));
    else if (name === "cellXfs" || name === "cellStyles" || name === "cellStyleXfs") inCells = name === "cellXfs";
    else if (name === "xf" && inCells) {
      const format = Number(attribute(attributes, "numFmtId") ?? 0);
      if (custom.get(format) ?? builtInDates(format)) styles.add(index);
      index++;
    }
  }
  return styles;
}

/** Whether a number format speaks of days or hours, outside its quoted text, colours and conditions. */
function isDateFormat(code: string): boolean {
  const bare = unescapeXml(code).replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
}
