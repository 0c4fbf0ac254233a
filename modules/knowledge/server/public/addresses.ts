import type { ArticleLanguage } from "../../contract.ts";

/** Where the help centre of a brand begins below the house's own address; on a domain of the brand's own it begins at the domain itself. */
export function helpRoot(brand: string): string {
  return `/help/${brand}`;
}

/** The first page in one language, below where the help centre begins. */
export function homePath(language: ArticleLanguage): string {
  return `/${language}`;
}

/** An article's page, below where the help centre begins. */
export function articlePath(language: ArticleLanguage, slug: string): string {
  return `/${language}/articles/${encodeURIComponent(slug)}`;
}

/** A category's page, below where the help centre begins; of what stands under none for null. */
export function categoryPath(language: ArticleLanguage, slug: string | null): string {
  return slug === null ? `/${language}/others` : `/${language}/categories/${encodeURIComponent(slug)}`;
}

/** Where readers see an article, below the house's own address. */
export function articleUrl(brand: string, language: ArticleLanguage, slug: string): string {
  return helpRoot(brand) + articlePath(language, slug);
}
