import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchIndex } from "../../../../platform/retrieval/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { renderArticle } from "../render/render-article.ts";
import { articleIndex } from "../search/article-index.ts";

/** Who reads: `signedIn` is a customer whom the brand's own site sent. */
export type Reader = { language: ArticleLanguage; signedIn: boolean };
export type ShownCategory = {
  id: number | null;
  slug: string | null;
  name: string;
  note: string;
  articles: number;
  inBoth: boolean;
};
export type ShownLine = { id: number; slug: string; title: string; summary: string };
export type ShownArticle = ShownLine & {
  html: string;
  isPublic: boolean;
  version: number;
  published_at: Date;
  first_published_at: Date;
  category: { slug: string; name: string } | null;
  other: string | null;
};

/** SQL: the published articles `a` with their text `t` and words `v` that a reader may see. */
const published = (ctx: Context, { language, signedIn }: Reader) => sql`article_text t
  join article a on a.brand_id = t.brand_id and a.id = t.article_id and a.removed_at is null
  join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.published_version
  where t.brand_id = ${ctx.brandId} and t.language = ${language} and (a.visibility = 'public' or ${signedIn})`;

/** Whether anything was ever published here: an empty help centre is not there. */
export async function hasArticles(ctx: Context): Promise<boolean> {
  const { rows } =
    await sql`select from article_text where brand_id = ${ctx.brandId} and first_published_at is not null limit 1`.execute(
      ctx.db,
    );
  return rows.length > 0;
}

/** The categories in which this reader finds something, in their order; what stands under none comes last. */
export async function shownCategories(ctx: Context, reader: Reader): Promise<ShownCategory[]> {
  const [name, note] = [sql.ref(`c.name_${reader.language}`), sql.ref(`c.note_${reader.language}`)];
  const { rows } = await sql<ShownCategory>`
    with shown as (select a.category_id from ${published(ctx, reader)})
    select c.id, c.slug, coalesce(nullif(${name}, ''), nullif(c.name_fa, ''), c.name_en) as name, ${note} as note, count(*)::int as articles,
      c.name_fa <> '' and c.name_en <> '' as "inBoth"
    from shown join help_category c on c.brand_id = ${ctx.brandId} and c.id = shown.category_id and c.removed_at is null
    group by c.brand_id, c.id order by c.place, c.id`.execute(ctx.db);
  const known = rows.map(({ id }) => id);
  const others = await sql<{ n: number }>`select count(*)::int as n from ${published(ctx, reader)}
    and (a.category_id is null or not (a.category_id = any(${known as number[]}::bigint[])))`.execute(ctx.db);
  const { n } = others.rows[0]!;
  return n === 0 ? rows : [...rows, { id: null, slug: null, name: "", note: "", articles: n, inBoth: false }];
}

/** The articles of a category, most read first; of none for null. */
export async function linesOf(
  ctx: Context,
  reader: Reader,
  category: ShownCategory,
  all: readonly ShownCategory[],
): Promise<ShownLine[]> {
  const known = all.flatMap(({ id }) => id ?? []);
  const where =
    category.id === null
      ? sql`(a.category_id is null or not (a.category_id = any(${known}::bigint[])))`
      : sql`a.category_id = ${category.id}`;
  return lines(ctx, reader, where, 300);
}

/** What is read most in the last month; the newest where nothing was read yet. */
export function popularLines(ctx: Context, reader: Reader): Promise<ShownLine[]> {
  return lines(ctx, reader, sql`true`, 8);
}

async function lines(ctx: Context, reader: Reader, where: ReturnType<typeof sql>, limit: number): Promise<ShownLine[]> {
  const { rows } =
    await sql<ShownLine>`select a.id, t.slug, v.title, v.summary from ${published(ctx, reader)} and ${where}
    order by (select coalesce(sum(d.views), 0) from article_day d where d.brand_id = a.brand_id and d.article_id = a.id and d.language = t.language
      and d.day > (${ctx.now}::timestamptz - interval '30 days')::date) desc, t.first_published_at, a.id limit ${limit}`.execute(
      ctx.db,
    );
  return rows;
}

/** A published article; `private` where this reader may not see it, and a slug to go on to where it has moved. */
export async function shownArticle(
  ctx: Context,
  reader: Reader,
  slug: string,
): Promise<ShownArticle | "private" | { moved: string } | null> {
  const names = sql.ref(`c.name_${reader.language}`);
  const { rows } = await sql<
    Omit<ShownArticle, "html" | "category"> & { body: string; category: ShownArticle["category"] }
  >`
    select a.id, t.slug, v.title, v.summary, v.body, v.version, a.visibility = 'public' as "isPublic", t.published_at, t.first_published_at,
      (select json_build_object('slug', c.slug, 'name', coalesce(nullif(${names}, ''), nullif(c.name_fa, ''), c.name_en)) from help_category c
        where c.brand_id = a.brand_id and c.id = a.category_id and c.removed_at is null) as category,
      (select o.slug from article_text o where o.brand_id = t.brand_id and o.article_id = t.article_id and o.language <> t.language
        and o.published_version is not null) as other
    from ${published(ctx, { ...reader, signedIn: true })} and t.slug = ${slug}`.execute(ctx.db);
  const [found] = rows;
  if (!found) return movedTo(ctx, reader, slug);
  if (!found.isPublic && !reader.signedIn) return "private";
  const { body, ...rest } = found;
  return { ...rest, html: renderArticle(body, reader.language) };
}

async function movedTo(ctx: Context, reader: Reader, slug: string): Promise<{ moved: string } | null> {
  const { rows } = await sql<{ slug: string }>`select t.slug from article_redirect r
    join article_text t on t.brand_id = r.brand_id and t.article_id = r.article_id and t.language = r.language and t.published_version is not null
    where r.brand_id = ${ctx.brandId} and r.language = ${reader.language} and r.slug = ${slug}`.execute(ctx.db);
  return rows[0] ? { moved: rows[0].slug } : null;
}

/** What is near to an article: those that its title finds, others than itself. */
export async function relatedLines(ctx: Context, reader: Reader, { id, title }: ShownLine): Promise<ShownLine[]> {
  const { index, articles } = await articleIndex(ctx, reader.language);
  const near = searchIndex(index, title, { limit: 12 })
    .map((one) => Number(one.id))
    .filter((one) => one !== id && (reader.signedIn || articles.get(one)?.isPublic));
  if (near.length === 0) return [];
  const found = await lines(ctx, reader, sql`a.id = any(${near}::bigint[])`, 12);
  return found.sort((a, b) => near.indexOf(a.id) - near.indexOf(b.id)).slice(0, 4);
}

/** Every public page of the help centre with when it changed, for search engines. */
export async function sitemapRows(ctx: Context) {
  const { rows } = await sql<{ language: ArticleLanguage; slug: string; at: Date; other: string | null }>`
    select t.language, t.slug, t.published_at as at, (select o.slug from article_text o where o.brand_id = t.brand_id
      and o.article_id = t.article_id and o.language <> t.language and o.published_version is not null) as other
    from article_text t join article a on a.brand_id = t.brand_id and a.id = t.article_id and a.removed_at is null and a.visibility = 'public'
    where t.brand_id = ${ctx.brandId} and t.published_version is not null order by t.language desc, t.article_id limit 50000`.execute(
    ctx.db,
  );
  return rows;
}

/** Counts that an article was opened, on the brand's day. */
export async function noteView(ctx: Context, article: number, language: ArticleLanguage, day: string): Promise<void> {
  await sql`insert into article_day (brand_id, article_id, language, day, views) values (${ctx.brandId}, ${article}, ${language}, ${day}, 1)
    on conflict (brand_id, article_id, language, day) do update set views = article_day.views + 1`.execute(ctx.db);
}
