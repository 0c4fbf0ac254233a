import { Marked, type Tokens } from "marked";
import type { ArticleLanguage } from "../../contract.ts";
import { cleanArticle } from "./clean-article.ts";
import { videoOf } from "./video-of.ts";

const calloutWords = {
  fa: { note: "یادداشت", tip: "پیشنهاد", important: "مهم", warning: "هشدار", caution: "احتیاط" },
  en: { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" },
} as const;
type Callout = keyof (typeof calloutWords)["fa"];

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => escapes[one]!);
const watch = { fa: "دیدن ویدیو", en: "Watch the video" };

/**
 * An article's Markdown as clean HTML: GitHub's flavour with tables, `> [!note]` as a callout, and a link to a film that stands alone as a card.
 * Frames and scripts are left out, whatever was written.
 */
export function renderArticle(markdown: string, language: ArticleLanguage): string {
  return cleanArticle(readerOf(language).parse(markdown, { async: false }) as string);
}

function readerOf(language: ArticleLanguage): Marked {
  const marked = new Marked({ gfm: true, breaks: false });
  let headings = 0;
  marked.use({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(Math.max(depth, 2), 5);
        return `<h${level} id="s-${++headings}">${this.parser.parseInline(tokens)}</h${level}>`;
      },
      table(token: Tokens.Table) {
        const cell = (one: Tokens.TableCell) => {
          const tag = one.header ? "th" : "td";
          const align = one.align ? ` align="${one.align}"` : "";
          return `<${tag}${one.header ? ' scope="col"' : ""}${align}>${this.parser.parseInline(one.tokens)}</${tag}>`;
        };
        const row = (cells: Tokens.TableCell[]) => `<tr>${cells.map(cell).join("")}</tr>`;
        return `<div class="table-wrap"><table><thead>${row(token.header)}</thead><tbody>${token.rows.map(row).join("")}</tbody></table></div>`;
      },
      blockquote(token: Tokens.Blockquote) {
        const [, kind, rest] = /^\[!(\w+)\][^\S\n]*\n?([\s\S]*)$/.exec(token.text) ?? [];
        const name = kind?.toLowerCase() as Callout;
        if (!name || !(name in calloutWords.fa)) return `<blockquote>${this.parser.parse(token.tokens)}</blockquote>`;
        const inside = marked.parse(rest ?? "", { async: false });
        return `<aside class="callout" data-kind="${name}" role="note"><strong>${calloutWords[language][name]}</strong>${inside}</aside>`;
      },
      paragraph(token: Tokens.Paragraph) {
        const [only] = token.tokens;
        const video = token.tokens.length === 1 && only?.type === "link" ? videoOf((only as Tokens.Link).href) : null;
        if (!video) return `<p>${this.parser.parseInline(token.tokens)}</p>\n`;
        const link = only as Tokens.Link;
        const title = link.text === link.href ? watch[language] : link.text;
        return `<p><a class="video-card" href="${escaped(video.url)}">▶ ${escaped(title)} <small>${video.site}</small></a></p>\n`;
      },
    },
  });
  return marked;
}

/** An article's words without any marks, for searching and for passages. */
export function plainText(markdown: string): string {
  const html = new Marked({ gfm: true }).parse(markdown.replace(/^>\s*\[!\w+\]/gm, ">"), { async: false }) as string;
  return cleanArticle(html)
    .replace(/<\/(?:p|li|h\d|tr|div|aside|blockquote|dd|dt|pre)>|<br ?\/?>/gi, "\n")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name as "lt"] ?? "'")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
