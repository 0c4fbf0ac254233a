import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { searchQuery as wordPatterns } from "../../../../platform/text/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { Article, ArticleQuery, ArticleRow, ArticleState } from "../../contract.ts";
import { articleUrl } from "../public/addresses.ts";
import { productsOfArticle } from "./article-products.ts";

/** SQL: what text `t` is. */
const state: RawBuilder<ArticleState> = sql`case when t.publish_at is not null then 'scheduled'
  when t.review_asked_at is not null then 'in_review' when t.published_version is null then 'draft'
  when t.published_version < t.version then 'changed' else 'published' end`;

const rowColumns = (ctx: Context) => sql`a.id, a.category_id as category, a.visibility, a.review_on::text as review_on,
  (select json_build_object('id', u.id, 'name', u.name) from "user" u where u.id = a.owner_id) as owner,
  (select coalesce(sum(d.views), 0)::int from article_day d where d.brand_id = a.brand_id and d.article_id = a.id
    and d.day > (${ctx.now}::timestamptz - interval '30 days')::date) as views,
  (select count(*) filter (where v.useful)::int from article_vote v where v.brand_id = a.brand_id and v.article_id = a.id) as useful,
  (select count(*) filter (where not v.useful)::int from article_vote v where v.brand_id = a.brand_id and v.article_id = a.id) as not_useful`;

const textColumns = sql`t.language, v.title, t.slug, ${state} as state, t.version, v.written_at as updated_at, t.published_at, t.publish_at`;
type Texts = { texts: (ArticleRow["texts"][number] & { updated_at: string })[] };

async function filterOf(ctx: Context, query: ArticleQuery): Promise<RawBuilder<unknown>> {
  const { q = "", category, language, owner, visibility } = query;
  const today = isoDayInBrand(await brandSettings(ctx), ctx.now);
  const parts = [query.state === "removed" ? sql`a.removed_at is not null` : sql`a.removed_at is null`];
  if (category !== undefined)
    parts.push(category === 0 ? sql`a.category_id is null` : sql`a.category_id = ${category}`);
  if (owner) parts.push(sql`a.owner_id = ${owner}`);
  if (visibility) parts.push(sql`a.visibility = ${visibility}`);
  if (query.state === "stale") parts.push(sql`a.review_on < ${today}::date`);
  else if (query.state && query.state !== "removed") parts.push(textWhere(sql`${state} = ${query.state}`));
  if (language) parts.push(textWhere(sql`t.language = ${language}`));
  for (const word of wordPatterns(q)) {
    parts.push(
      textWhere(sql`translate(lower(v.title || ' ' || v.keywords || ' ' || v.body), 'يك‌', 'یک ') like ${word}`),
    );
  }
  return sql.join(parts, sql` and `);
}

const textWhere = (condition: RawBuilder<unknown>) => sql`exists (select from article_text t
  join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.version
  where t.brand_id = a.brand_id and t.article_id = a.id and ${condition})`;

/** The articles that fit, what changed last first, and how many there are. */
export async function listArticles(ctx: Context, query: ArticleQuery): Promise<{ rows: ArticleRow[]; total: number }> {
  const where = await filterOf(ctx, query);
  const { rows } = await sql<Omit<ArticleRow, "updated_at"> & Texts & { total: number; updated: Date }>`
    select ${rowColumns(ctx)}, x.texts, x.updated, count(*) over ()::int as total
    from article a, lateral (select json_agg(y order by y.language = 'en') as texts, max(y.updated_at) as updated from (
      select ${textColumns} from article_text t
      join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.version
      where t.brand_id = a.brand_id and t.article_id = a.id) y) x
    where a.brand_id = ${ctx.brandId} and ${where}
    order by x.updated desc nulls last, a.id desc limit ${query.limit} offset ${query.offset}`.execute(ctx.db);
  return {
    rows: rows.map(({ total: _total, updated, ...row }) => ({ ...row, updated_at: updated.toISOString() })),
    total: rows[0]?.total ?? 0,
  };
}

/** An article with its newest words in each language, removed ones too. Refuses `not_found`. */
export async function showArticle(ctx: Context, id: number): Promise<Article> {
  const brand = await brandSettings(ctx);
  const { rows } = await sql<Omit<Article, "updated_at" | "products"> & { updated: Date | null }>`
    select ${rowColumns(ctx)}, a.removed_at is not null as removed, coalesce(x.texts, '[]') as texts, x.updated
    from article a, lateral (select json_agg(y order by y.language = 'en') as texts, max(y.updated_at) as updated from (
      select ${textColumns}, v.summary, v.body, v.keywords, v.written_by_name as written_by, t.published_version,
        (select u.name from "user" u where u.id = t.review_asked_by) as review_asked_by, null as url,
        (select coalesce(json_agg(r.slug order by r.added_at), '[]') from article_redirect r where r.brand_id = t.brand_id
          and r.article_id = t.article_id and r.language = t.language) as redirects
      from article_text t
      join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.version
      where t.brand_id = a.brand_id and t.article_id = a.id) y) x
    where a.brand_id = ${ctx.brandId} and a.id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "article");
  const { updated, ...row } = rows[0];
  const products = await productsOfArticle(ctx, id);
  const texts = row.texts.map((text) => ({
    ...text,
    url: text.published_version === null || row.removed ? null : articleUrl(brand.slug, text.language, text.slug),
  }));
  return { ...row, texts, products, updated_at: (updated ?? ctx.now).toISOString() };
}
