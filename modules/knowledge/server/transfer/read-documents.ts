import Papa from "papaparse";
import TurndownService from "turndown";
import { type ArticleLanguage, languages, longestBody } from "../../contract.ts";
import { slugOf } from "../articles/slug-of.ts";
import { cleanArticle } from "../render/clean-article.ts";

/** An article as a file tells it. `key` joins its translations: the same name in another language's folder, or the same `id` in its head. */
export type Document = {
  file: string;
  key: string;
  language: ArticleLanguage;
  category: string;
  title: string;
  summary: string;
  body: string;
  keywords: string;
  slug?: string;
  isPrivate: boolean;
};
export type Unread = { file: string; reason: "empty" | "too_long" | "no_text" };

/** Reads a Markdown or HTML file of a folder: `fa/دسته/name.md`; a head between `---` lines may say more. */
export function readDocument(file: string, text: string, fallback: ArticleLanguage): Document | Unread {
  const { head, body: raw } = headOf(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const isHtml = /\.html?$/i.test(file);
  const parts = file.split("/");
  const spoken =
    languages.find((one) => one === head["language"]) ??
    languages.find((one) => parts.slice(0, -1).includes(one)) ??
    languages.find((one) => parts.at(-1)!.includes(`.${one}.`)) ??
    fallback;
  const name = parts
    .at(-1)!
    .replace(/\.(fa|en)(?=\.)/, "")
    .replace(/\.[^.]+$/, "");
  const folders = parts.slice(0, -1).filter((one) => !languages.includes(one as "fa"));
  const markdown = (isHtml ? markdownOf(raw) : raw).trim();
  const heading = /^#\s+(.+)\n*/.exec(markdown);
  const pageTitle = isHtml ? /<title[^>]*>([^<]*)</i.exec(raw)?.[1]?.trim() : undefined;
  const title = (head["title"] ?? heading?.[1] ?? pageTitle ?? name.replace(/[-_]+/g, " ")).trim().slice(0, 200);
  const body = head["title"] === undefined && heading ? markdown.slice(heading[0].length) : markdown;
  if (!title || !body) return { file, reason: "empty" };
  if (body.length > longestBody) return { file, reason: "too_long" };
  return {
    file,
    key: head["id"] ?? [...folders.slice(-1), name].join("/"),
    language: spoken,
    category: (head["category"] ?? folders.at(-1) ?? "").slice(0, 100),
    title,
    summary: (head["summary"] ?? "").slice(0, 300),
    body,
    keywords: (head["keywords"] ?? "").slice(0, 500),
    ...(head["slug"] && { slug: slugOf(head["slug"]) }),
    isPrivate: head["visibility"] === "signed_in",
  };
}

function headOf(text: string): { head: Record<string, string>; body: string } {
  const found = /^---\n([\s\S]{0,4000}?)\n---\n?/.exec(text);
  if (!found) return { head: {}, body: text };
  const lines = found[1]!
    .split("\n")
    .map((line) => /^(\w+):\s*(.*)$/.exec(line))
    .filter((one) => one !== null);
  return {
    head: Object.fromEntries(lines.map(([, name, value]) => [name, unquoted(value!)])),
    body: text.slice(found[0].length),
  };
}

function unquoted(value: string): string {
  if (!/^".*"$/.test(value)) return value.trim();
  try {
    return JSON.parse(value);
  } catch {
    return value.slice(1, -1);
  }
}

/** HTML as Markdown, cleaned first: nothing that runs becomes words. */
function markdownOf(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;
  const turn = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-" });
  turn.addRule("table", { filter: ["table"], replacement: (_content, node) => tableOf(node as HTMLTableElement) });
  // The page's own heading is its title; relative pictures keep their names until they are known.
  const kept = body
    .replace(/<h1[^>]*>([\s\S]*?)<\/h1>/i, (_, title: string) => `<p>%%title%%${title}</p>`)
    .replace(/(<img[^>]+src=["'])(?!https?:|\/|data:)/gi, "$1https://archive.invalid/");
  return turn
    .turndown(cleanArticle(kept))
    .replace(/^%%title%%/m, "# ")
    .replaceAll("https://archive.invalid/", "");
}

function tableOf(table: HTMLTableElement): string {
  // The parser's lists can be counted, not walked.
  const within = (node: Element, tags: string) => Array.from(node.querySelectorAll(tags) as ArrayLike<Element>);
  const textOf = (cell: Element) => (cell.textContent ?? "").replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
  const rows = within(table, "tr").map((row) => within(row, "th,td").map(textOf));
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  return `\n\n${[line(rows[0]!), line(Array(width).fill("---")), ...rows.slice(1).map(line)].join("\n")}\n\n`;
}

/** Reads a CSV with the columns that an export writes; `title` and `body` are needed. */
export function readCsv(text: string, fallback: ArticleLanguage): (Document | Unread)[] {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  return data.slice(0, 10_000).map((row, at) => {
    const file = `#${at + 2}`;
    const plain = (name: string) => (row[name] ?? "").replace(/^'(?=[=+\-@])/, "").trim();
    const [title, body] = [plain("title"), plain("body")];
    if (!title || !body) return { file, reason: "empty" };
    if (body.length > longestBody) return { file, reason: "too_long" };
    return {
      file,
      key: plain("id") || `csv/${slugOf(title)}`,
      language: languages.find((one) => one === plain("language")) ?? fallback,
      category: plain("category").slice(0, 100),
      title: title.slice(0, 200),
      summary: plain("summary").slice(0, 300),
      body,
      keywords: plain("keywords").slice(0, 500),
      ...(plain("slug") && { slug: slugOf(plain("slug")) }),
      isPrivate: plain("visibility") === "signed_in",
    };
  });
}
