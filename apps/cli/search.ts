import { readFile, writeFile } from "node:fs/promises";
import type { Command, CommandLine, Done } from "../../platform/cli/index.ts";
import { Refusal } from "../../platform/errors/index.ts";
import {
  buildIndex,
  readIndex,
  type SearchDocument,
  type SearchIndex,
  searchIndex,
  writeIndex,
} from "../../platform/retrieval/index.ts";

const limit = 10;

/** `hamdel search index`: makes documents ready for searching. Needs no database. */
const index: Command = {
  name: "search index",
  about: 'Make documents ready for searching, a JSON line {"id","title","text","lang"} each',
  usage: "--documents FILE.jsonl --out INDEX",
  options: {
    documents: { type: "string", about: "The documents; lang is fa or en, title, keywords and lang may be left out" },
    out: { type: "string", about: "Where the index is written" },
  },
  async run(at): Promise<Done> {
    const documents = linesOf(await contentOf(named(at, "documents")), readDocument);
    const out = named(at, "out");
    const made = buildIndex(documents);
    await writeFile(out, writeIndex(made));
    const result = { index: out, documents: made.places.size };
    return { result, line: `Made ${result.documents} documents ready for searching in ${out}.` };
  },
};

/** `hamdel search query`: the ten best documents for each line of the standard input, said as it comes in. Needs no database. */
const query: Command = {
  name: "search query",
  about:
    'Find the ten best documents, a JSON line {"query"} or {"text"} each from the standard input, an answer a line',
  usage: "--index INDEX < queries.jsonl > out.jsonl",
  options: { index: { type: "string", about: "What search index has written" } },
  async run(at): Promise<Done> {
    const searched = await indexAt(named(at, "index"));
    let place = 0;
    let answered = 0;
    for await (const line of at.inputLines()) {
      for (const { id, text, lang } of lineOf(line, place++, readQuery)) {
        const ids = searchIndex(searched, text, { limit, lang }).map((found) => found.id);
        await at.say(JSON.stringify({ ...(id !== undefined && { id }), ids }));
        answered++;
      }
    }
    return { result: { answered }, line: "" };
  },
};

export const search: readonly Command[] = [index, query];

function named({ options }: CommandLine, name: string): string {
  const given = options[name];
  if (typeof given === "string" && given) return given;
  throw new Refusal("option_unread", { field: name, values: { names: `--${name}` } });
}

async function contentOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new Refusal("import_file_missing", { values: { path } });
  });
}

async function indexAt(path: string): Promise<SearchIndex> {
  const content = await contentOf(path);
  try {
    return readIndex(content);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal("search_index_unread", { values: { path } });
    throw error;
  }
}

type Fields = Record<string, unknown>;

function linesOf<T>(content: string, read: (fields: Fields) => T | undefined): T[] {
  return content.split(/\r?\n/).flatMap((line, at) => lineOf(line, at, read));
}

/** What a line says; nothing for an empty one. Refuses `json_line_unread`. */
function lineOf<T>(line: string, at: number, read: (fields: Fields) => T | undefined): T[] {
  const plain = at === 0 ? line.replace(/^\uFEFF/, "") : line;
  if (!plain.trim()) return [];
  const fields = fieldsOf(plain);
  const found = fields && read(fields);
  if (found === undefined) throw new Refusal("json_line_unread", { values: { line: at + 1 } });
  return [found];
}

function fieldsOf(line: string): Fields | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return read && typeof read === "object" ? (read as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function readDocument({ id, title = "", text, lang = "fa", keywords = "" }: Fields): SearchDocument | undefined {
  if ((typeof id !== "string" && typeof id !== "number") || typeof text !== "string") return undefined;
  if (typeof title !== "string" || typeof lang !== "string" || typeof keywords !== "string") return undefined;
  return { id: String(id), title, text, lang, ...(keywords && { keywords }) };
}

function readQuery({ id, query: asked, text = asked, lang }: Fields) {
  if (typeof text !== "string") return undefined;
  return { id, text, lang: typeof lang === "string" ? lang : undefined };
}
