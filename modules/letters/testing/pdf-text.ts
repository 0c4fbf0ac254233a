import { inflateSync } from "node:zlib";
import { readPdf } from "../../../platform/print/pdf-objects.ts";

/** What is written on each page of a PDF of Chromium's, by the tables with which its types say their letters; right-to-left words stand as they lie, from the left. */
export function pdfPages(pdf: Buffer): string[] {
  const { objects, pages } = readPdf(pdf);
  const byNumber = new Map(objects.map((one) => [one.number, one]));
  const head = (number: number) => byNumber.get(number)?.head ?? "";
  const stream = (number: number) => {
    const { tail, head: text } = byNumber.get(number)!;
    const from = tail.indexOf("stream\n") + 7;
    return inflateSync(tail.subarray(from, from + Number(/\/Length (\d+)/.exec(text)![1]))).toString("latin1");
  };
  const lettersOf = (font: number) => {
    const table = Number(/\/ToUnicode (\d+) 0 R/.exec(head(font))?.[1]);
    return table ? lettersIn(stream(table)) : new Map<number, string>();
  };
  return pages.map((page) => {
    const text = head(page);
    const fonts = new Map([...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [name!, Number(font)]));
    return written(stream(Number(/\/Contents (\d+) 0 R/.exec(text)![1])), (name) => {
      const font = fonts.get(name)!;
      return { letters: lettersOf(font), wide: /\/Type0/.test(head(font)) };
    });
  });
}

type Font = { letters: Map<number, string>; wide: boolean };

/** Whether a page says this in Persian: letters lie from the left in their forms, and the dots of some stand between them as «ن». */
export function saysPersian(page: string, text: string): boolean {
  return new RegExp([...text].reverse().join("ن*")).test(page.normalize("NFKC"));
}

function written(content: string, fontOf: (name: string) => Font): string {
  let out = "";
  let font: Font | null = null;
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>/g)) {
    if (name) font = fontOf(name);
    const each = font?.wide ? /.{4}/g : /.{2}/g;
    for (const code of shown?.match(each) ?? []) out += font?.letters.get(Number.parseInt(code, 16)) ?? "";
  }
  return out;
}

function lettersIn(table: string): Map<number, string> {
  const found = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of block!.matchAll(/<(\w+)> <(\w+)>/g)) found.set(Number.parseInt(code!, 16), text(to!));
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, last, to] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let at = Number.parseInt(from!, 16); at <= Number.parseInt(last!, 16); at++) {
        const first = Number.parseInt(to!, 16) + at - Number.parseInt(from!, 16);
        found.set(at, String.fromCodePoint(first));
      }
  return found;
}
