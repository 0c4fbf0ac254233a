let slug: string | null = null;

/** The slug of the brand whose pages are on screen, or null outside of any. */
export function currentBrand(): string | null {
  return slug;
}

/** Says whose pages are on screen; every API call is made for this brand from now on. */
export function enterBrand(next: string | null): void {
  slug = next;
}
