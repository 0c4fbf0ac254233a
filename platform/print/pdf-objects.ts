/** An object of a PDF as it stands in the file: its number, the text before its stream, and the rest as bytes. */
export type PdfObject = { number: number; head: string; tail: Buffer };
export type PdfParts = { objects: readonly PdfObject[]; root: number; pages: readonly number[] };

const latin = "latin1" as const;

/**
 * The objects of a PDF that Chromium made (Skia's writer: one plain cross-reference table, no object streams), with its pages in their
 * order. Throws where it is written otherwise. Source of the form: ISO 32000-1, 7.5.
 */
export function readPdf(pdf: Buffer): PdfParts {
  const from = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString(latin, Math.max(0, pdf.length - 64)))?.[1]);
  const table = pdf.toString(latin, from);
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  const root = Number(/\/Root (\d+) 0 R/.exec(table)?.[1]);
  if (!head || !root) throw new Error("no PDF of a plain form");
  const places = [...table.slice(head[0].length).matchAll(/(\d{10}) \d{5} ([nf])/g)]
    .slice(0, Number(head[1]))
    .flatMap(([, at, used], number) => (used === "n" ? [{ number, at: Number(at) }] : []))
    .sort((a, b) => a.at - b.at);
  const objects = places.map(({ number, at }, n) => objectOf(number, pdf.subarray(at, places[n + 1]?.at ?? from)));
  const byNumber = new Map(objects.map((one) => [one.number, one]));
  const pagesOf = (number: number): number[] => {
    const { head: text } = byNumber.get(number)!;
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text)?.[1];
    if (!kids || !/\/Type\s*\/Pages\b/.test(text)) return [number];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesOf(Number(kid)));
  };
  const tree = Number(/\/Pages (\d+) 0 R/.exec(byNumber.get(root)!.head)?.[1]);
  return { objects, root, pages: pagesOf(tree) };
}

function objectOf(number: number, bytes: Buffer): PdfObject {
  const begins = bytes.indexOf(">> stream\n");
  const end = begins < 0 ? bytes.lastIndexOf("endobj") : begins;
  const text = bytes.toString(latin, 0, end);
  return { number, head: text.replace(/^\s*\d+ 0 obj\s*/, ""), tail: bytes.subarray(end) };
}

/** The text of an object with other numbers in its references; what stands in strings is left alone. */
export function renumbered(head: string, numberOf: (number: number) => number): string {
  const piece = /\((?:\\[\s\S]|[^\\()])*\)|(\d+) 0 R/g;
  return head.replace(piece, (whole, number?: string) => (number ? `${numberOf(Number(number))} 0 R` : whole));
}
