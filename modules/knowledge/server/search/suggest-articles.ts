import type { Context } from "../../../../platform/db/index.ts";
import { completeQuery } from "../../../../platform/retrieval/index.ts";
import { articleIndex } from "./article-index.ts";
import type { ArticleSearch } from "./search-articles.ts";

/** Articles while somebody types, the likeliest first: a word need not be finished. */
export async function suggestArticles(
  ctx: Context,
  typed: string,
  search: ArticleSearch,
): Promise<{ title: string; slug: string }[]> {
  const { language, signedIn = false, limit = 6 } = search;
  const { index, articles } = await articleIndex(ctx, language);
  const hidden = signedIn ? 0 : [...articles.values()].filter(({ isPublic }) => !isPublic).length;
  return completeQuery(index, typed.slice(0, 200), { limit: limit + Math.min(hidden, 200), lang: language })
    .flatMap(({ id }) => articles.get(Number(id)) ?? [])
    .filter(({ isPublic }) => signedIn || isPublic)
    .slice(0, limit);
}
