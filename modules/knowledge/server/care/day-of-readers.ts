import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { ArticleLanguage } from "../../contract.ts";

type Of = { article: number; language: ArticleLanguage };
/** What readers did in a day, counted elsewhere: in an earlier help centre, or in a made-up one. */
export type ReadersDay = {
  views: (Of & { n: number })[];
  votes: (Of & { useful: boolean })[];
  contacts: Of[];
  searches: { query: string; language: ArticleLanguage; found: number; opened: number | null }[];
};

/** Takes over what readers did on the day of this transaction. */
export async function dayOfReaders(ctx: Context, { views, votes, contacts, searches }: ReadersDay): Promise<void> {
  const day = isoDayInBrand(await brandSettings(ctx), ctx.now);
  for (const { article, language, n } of views.filter((one) => one.n > 0)) {
    await sql`insert into article_day (brand_id, article_id, language, day, views) values (${ctx.brandId}, ${article}, ${language}, ${day}, ${n})
      on conflict (brand_id, article_id, language, day) do update set views = article_day.views + excluded.views`.execute(
      ctx.db,
    );
  }
  for (const { article, language, useful } of votes) {
    await sql`insert into article_vote (brand_id, article_id, language, voter, useful, reason, at)
      values (${ctx.brandId}, ${article}, ${language}, ${randomBytes(16)}, ${useful}, ${useful ? null : "missing"}, ${ctx.now})`.execute(
      ctx.db,
    );
  }
  for (const { article, language } of contacts) {
    await sql`insert into article_contact (brand_id, language, article_id, at) values (${ctx.brandId}, ${language}, ${article}, ${ctx.now})`.execute(
      ctx.db,
    );
  }
  for (const { query, language, found, opened } of searches) {
    await sql`insert into help_search (brand_id, language, query, folded, found, opened, at)
      values (${ctx.brandId}, ${language}, ${query}, ${searchForm(query)}, ${found}, ${opened}, ${ctx.now})`.execute(
      ctx.db,
    );
  }
}
