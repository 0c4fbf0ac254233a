import type { Context } from "../../../../platform/db/index.ts";
import { tokensOf } from "../../../../platform/text/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { articleUrl } from "../public/addresses.ts";
import { articleIndex, type Indexed } from "./article-index.ts";
import { type ArticleSearch, searchArticles } from "./search-articles.ts";

type Suggested = { title: string; url: string };

/** Articles while somebody types: what the words find, then titles and keywords in which a word begins like the one being typed. */
export async function suggestArticles(ctx: Context, typed: string, search: ArticleSearch): Promise<Suggested[]> {
  const { language, signedIn = false, limit = 6 } = search;
  const hits = await searchArticles(ctx, typed, { ...search, limit });
  const rows = hits.map(({ article: { id, title, url } }) => ({ id, title, url }));
  const words = tokensOf(typed.slice(0, 200));
  const last = words.at(-1) ?? "";
  if (rows.length >= limit || last.length < 2) return rows;
  const { articles } = await articleIndex(ctx, language);
  const { slug: brand } = await brandSettings(ctx);
  const known = new Set(rows.map(({ id }) => id));
  const fits = (one: Indexed) => words.filter((word) => one.words.some((own) => own.startsWith(word))).length;
  const more = [...articles.values()]
    .filter((one) => !known.has(one.id) && (signedIn || one.isPublic) && one.words.some((own) => own.startsWith(last)))
    .map((one) => ({ ...one, fits: fits(one) }))
    .sort((a, b) => b.fits - a.fits || a.id - b.id)
    .slice(0, limit - rows.length)
    .map(({ id, title, slug }) => ({ id, title, url: articleUrl(brand, language, slug) }));
  return [...rows, ...more];
}
