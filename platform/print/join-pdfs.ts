import { type PdfObject, type PdfParts, readPdf, renumbered } from "./pdf-objects.ts";

const latin = "latin1" as const;
/** Numbers of the joined file: its catalogue, and the tree of its pages. */
const [catalogue, tree] = [1, 2];

/**
 * One PDF of several that `printPdf` made, page after page, in pieces to be written one after another: a part at a time is in memory,
 * which is asked for when its turn comes. What only a whole document has (tags, outlines, named places) is left out.
 */
export async function* joinPdfs(parts: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  const places: number[] = [];
  const pages: number[] = [];
  let [at, last] = [0, tree];
  const out = (bytes: Buffer) => {
    at += bytes.length;
    return bytes;
  };
  yield out(Buffer.from("%PDF-1.4\n%\xd3\xeb\xe9\xe1\n", latin));
  for await (const part of parts) {
    const pdf = readPdf(part);
    const own = kept(pdf);
    const numbers = new Map(own.map(({ number }, n) => [number, last + 1 + n]));
    pages.push(...pdf.pages.map((page) => numbers.get(page)!));
    for (const one of own) {
      places[numbers.get(one.number)!] = at;
      yield out(moved(one, numbers, pdf));
    }
    last += numbers.size;
  }
  places[tree] = at;
  const kids = pages.map((page) => `${page} 0 R`).join(" ");
  yield out(Buffer.from(`${tree} 0 obj\n<</Type /Pages /Count ${pages.length} /Kids [${kids}]>>\nendobj\n`, latin));
  places[catalogue] = at;
  yield out(Buffer.from(`${catalogue} 0 obj\n<</Type /Catalog /Pages ${tree} 0 R>>\nendobj\n`, latin));
  const lines = Array.from({ length: last }, (_, n) => `${String(places[n + 1]!).padStart(10, "0")} 00000 n \n`);
  const end = `trailer\n<</Size ${last + 1} /Root ${catalogue} 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  yield Buffer.from(`xref\n0 ${last + 1}\n0000000000 65535 f \n${lines.join("")}${end}`, latin);
}

/** Without the catalogue and the trees above pages, which the joined file has itself, and without links. */
function kept({ objects, root }: PdfParts): PdfObject[] {
  return objects.filter(({ number, head }) => number !== root && !/\/Type\s*\/(?:Pages|Annot)\b/.test(head));
}

function moved({ number, head, tail }: PdfObject, numbers: ReadonlyMap<number, number>, pdf: PdfParts): Buffer {
  const isPage = pdf.pages.includes(number);
  // What is referred to and not kept is nothing: object 0 stands for null.
  const text = renumbered(isPage ? bare(head) : head, (old) => numbers.get(old) ?? 0);
  const placed = isPage ? text.replace(/^\s*<</, `<</Parent ${tree} 0 R `) : text;
  return Buffer.concat([Buffer.from(`${numbers.get(number)} 0 obj\n${placed}`, latin), tail]);
}

/** A page without what belongs to its whole document. */
function bare(head: string): string {
  return head
    .replace(/\/Parent \d+ 0 R/, "")
    .replace(/\/(?:StructParents \d+|Tabs \/S|Annots (?:\[[^\]]*\]|\d+ 0 R))/g, "");
}
