import type { Context } from "../../../../platform/db/index.ts";
import { searchIndex } from "../../../../platform/retrieval/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { ArticleHit, ArticleLanguage } from "../../contract.ts";
import { articleUrl } from "../public/addresses.ts";
import { articleIndex } from "./article-index.ts";

/** Below this share of the question's weight an article is not about it: letters that happen to be alike. */
const leastCoverage = 0.25;

export type ArticleSearch = {
  language: ArticleLanguage;
  /** Whether the reader is a customer whom the brand knows: those see private articles too. */
  signedIn?: boolean;
  limit?: number;
};

/**
 * The published articles that fit the words best, each with its best passage. The same words give the same on every process: the index
 * follows the help centre's revision in the database.
 */
export async function searchArticles(
  ctx: Context,
  query: string,
  { language, signedIn = false, limit = 8 }: ArticleSearch,
): Promise<ArticleHit[]> {
  if (!/[\p{L}\p{N}]/u.test(query)) return [];
  const { index, articles } = await articleIndex(ctx, language);
  const { slug: brand } = await brandSettings(ctx);
  const hidden = signedIn ? 0 : [...articles.values()].filter(({ isPublic }) => !isPublic).length;
  const hits: ArticleHit[] = [];
  for (const { id, score, passage, coverage, inTitle, missed } of searchIndex(index, query.slice(0, 2000), {
    limit: limit + Math.min(hidden, 200),
  })) {
    const found = articles.get(Number(id));
    if (!found || coverage < leastCoverage || (!signedIn && !found.isPublic)) continue;
    const { slug, title } = found;
    hits.push({
      article: { id: found.id, slug, title, language, url: articleUrl(brand, language, slug) },
      passage,
      score,
      coverage,
      in_title: inTitle,
      missed,
    });
    if (hits.length === limit) break;
  }
  return hits;
}
