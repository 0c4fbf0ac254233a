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

/** `hamdel search query`: the ten best documents for each line of the standard input. Needs no database. */
const query: Command = {
  name: "search query",
  about:
    'Find the ten best documents, a JSON line {"query"} or {"text"} each from the standard input, an answer a line',
  usage: "--index INDEX < queries.jsonl > out.jsonl",
  options: { index: { type: "string", about: "What search index has written" } },
  async run(at): Promise<Done> {
    const searched = await indexAt(named(at, "index"));
    const answers = linesOf(await at.input(), readQuery).map(({ id, text, lang }) => ({
      ...(id !== undefined && { id }),
      ids: searchIndex(searched, text, { limit, lang }).map((found) => found.id),
    }));
    return { result: { answers }, line: answers.map((answer) => JSON.stringify(answer)).join("\n") };
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
  return content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .flatMap((line, at) => {
      if (!line.trim()) return [];
      const fields = fieldsOf(line);
      const found = fields && read(fields);
      if (found === undefined) throw new Refusal("json_line_unread", { values: { line: at + 1 } });
      return [found];
    });
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
