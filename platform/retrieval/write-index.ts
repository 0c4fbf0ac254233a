import { buildIndex, type SearchDocument, type SearchIndex } from "./search-index.ts";

const sign = "hamdel-search";
const version = 1;

/**
 * An index as text: a line that says what it is, then a document a line, by id. Stems and places are made anew when it is read, so that
 * a file of an older release is searched by the rules of this one.
 */
export function writeIndex(index: SearchIndex): string {
  const documents = [...index.places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, place]) => index.kept[place]!.document);
  return [{ format: sign, version }, ...documents].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** The index that writeIndex wrote. Throws a SyntaxError where the text is none, or of a later version. */
export function readIndex(text: string): SearchIndex {
  const [head = "", ...lines] = text.split("\n").filter(Boolean);
  const told = head.startsWith("{") ? (JSON.parse(head) as { format?: unknown; version?: unknown }) : {};
  if (told.format !== sign || told.version !== version) throw new SyntaxError("not a search index of this version");
  return buildIndex(lines.map((line) => JSON.parse(line) as SearchDocument));
}
