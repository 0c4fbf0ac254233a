import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import type { ArticleLanguage } from "../../contract.ts";

/** Words without what could name somebody: e-mail addresses, and numbers of five digits and more. */
export function withoutPersonal(text: string): string {
  return text
    .replace(/\S+@\S+/g, "…")
    .replace(/[+]?[\d۰-۹٠-٩](?:[\s\u200c-]?[\d۰-۹٠-٩]){4,}/g, "…")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 200);
}

/** Notes what was looked for and how much was found. Gives the search's id, by which an article says it was opened from it. */
export async function noteSearch(
  ctx: Context,
  query: string,
  language: ArticleLanguage,
  found: number,
): Promise<number | null> {
  const words = withoutPersonal(query);
  if (!words) return null;
  const { rows } = await sql<{ id: number }>`insert into help_search (brand_id, language, query, folded, found, at)
    values (${ctx.brandId}, ${language}, ${words}, ${searchForm(words)}, ${found}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  return rows[0]!.id;
}

/** Notes which article was opened from a search: the first one, within an hour. */
export async function noteOpened(ctx: Context, search: number, article: number): Promise<void> {
  await sql`update help_search set opened = ${article} where brand_id = ${ctx.brandId} and id = ${search} and opened is null
    and at > ${ctx.now}::timestamptz - interval '1 hour'`.execute(ctx.db);
}

/** Searches are kept for a year, questions nobody answered too. */
export async function trimSearches(ctx: Context): Promise<void> {
  for (const table of [sql`help_search`, sql`unanswered_question`, sql`article_contact`]) {
    await sql`delete from ${table} where brand_id = ${ctx.brandId} and at < ${ctx.now}::timestamptz - interval '1 year'`.execute(
      ctx.db,
    );
  }
  await sql`delete from article_reading where brand_id = ${ctx.brandId} and at < ${ctx.now}::timestamptz - interval '1 hour'`.execute(
    ctx.db,
  );
}
