import type { Context } from "../../../../platform/db/index.ts";
import type { ArticleLanguage } from "../../contract.ts";

/** A link at the foot of every page of a help centre; `path` is at the house's own address. */
export type FootLink = { path: string; words: string };
type Finds = (ctx: Context, help: { slug: string; language: ArticleLanguage }) => Promise<FootLink | null>;

const finders: Finds[] = [];

/** Lets a higher module put a link at the foot of help centres, where it has something to show (null where it has not). */
export function registerFootLink(finds: Finds): void {
  finders.push(finds);
}

export async function footLinks(ctx: Context, help: Parameters<Finds>[1]): Promise<FootLink[]> {
  const links: FootLink[] = [];
  for (const finds of finders) {
    const link = await finds(ctx, help);
    if (link) links.push(link);
  }
  return links;
}
