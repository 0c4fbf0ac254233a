/** Where a help centre begins, in one language. */
export function helpUrl(brand: string, language: string): string {
  return `/help/${brand}/${language}`;
}

/** Where readers see an article, below the house's own address. */
export function articleUrl(brand: string, language: string, slug: string): string {
  return `${helpUrl(brand, language)}/articles/${encodeURIComponent(slug)}`;
}

/** Where readers see a category. */
export function categoryUrl(brand: string, language: string, slug: string): string {
  return `${helpUrl(brand, language)}/categories/${encodeURIComponent(slug)}`;
}
