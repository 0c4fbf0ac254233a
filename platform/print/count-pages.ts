import { readPdf } from "./pdf-objects.ts";

/** The address that marks where something begins: it leads nowhere and is taken out when parts are joined. */
export const beginning = (place: number) => `https://begins.invalid/${place}`;

/**
 * On which page of a PDF each thing begins whose first page bears a link to `beginning(n)`: as many numbers as there are things, counted
 * from 0, ascending, with the number of pages at the end. Throws where a thing begins nowhere.
 */
export function beginnings(pdf: Buffer, things: number): number[] {
  const { objects, pages } = readPdf(pdf);
  const byNumber = new Map(objects.map((one) => [one.number, one.head]));
  const found: number[] = [];
  for (const [place, page] of pages.entries()) {
    const annots = /\/Annots\s*(?:\[([^\]]*)\]|(\d+) 0 R)/.exec(byNumber.get(page)!);
    const list = annots?.[1] ?? byNumber.get(Number(annots?.[2])) ?? "";
    const notes = [list, ...[...list.matchAll(/(\d+) 0 R/g)].map(([, one]) => byNumber.get(Number(one)) ?? "")].join();
    // The upper edge of a link touches the page before as well: the last page that bears it is its own.
    for (const [, thing] of notes.matchAll(/begins\.invalid\/(\d+)/g)) found[Number(thing)] = place;
  }
  const all = Array.from({ length: things }, (_, thing) => found[thing]);
  if (all.some((one) => one === undefined)) throw new Error("something begins on no page");
  return [...(all as number[]), pages.length];
}
