import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { guardedFetch } from "../../../../platform/outgoing/index.ts";
import { listBrands } from "../../../admin/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { renderArticle } from "../render/render-article.ts";

/** So many links are followed in one night and brand; those looked at longest ago first. */
const mostANight = 500;
const problems = new Set([404, 410, 451]);

/** Keeps the list of links of a published article, so that they can be followed by night. */
export async function noteLinks(
  job: JobRun,
  { articleId, language }: { articleId: number; language: ArticleLanguage },
): Promise<void> {
  await job.write(async (ctx) => {
    const { rows } = await sql<{ body: string }>`select v.body from article_text t
      join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.published_version
      where t.brand_id = ${ctx.brandId} and t.article_id = ${articleId} and t.language = ${language}`.execute(ctx.db);
    const html = rows[0] ? renderArticle(rows[0].body, language) : "";
    const urls = [
      ...new Set([...html.matchAll(/href="(https?:[^"]{1,1000})"/g)].map(([, url]) => url!.replaceAll("&amp;", "&"))),
    ].slice(0, 100);
    await sql`delete from article_link where brand_id = ${ctx.brandId} and article_id = ${articleId} and language = ${language}
      and not (url = any(${urls}::text[]))`.execute(ctx.db);
    await sql`insert into article_link (brand_id, article_id, language, url)
      select ${ctx.brandId}, ${articleId}, ${language}, url from unnest(${urls}::text[]) as url on conflict do nothing`.execute(
      ctx.db,
    );
  });
}

/** Every night: follows the links of published articles, on the open internet alone, and notes which lead nowhere. */
export async function checkLinks(house: House): Promise<void> {
  for (const { id: brandId, demo } of await listBrands(house.database.app)) {
    if (!demo) await checkLinksOf(house, brandId);
  }
}

async function checkLinksOf(house: House, brandId: number): Promise<void> {
  const on = { brandId, actor: system("article-links"), now: house.clock() };
  const urls = await withBrand(house.database.app, { ...on, readOnly: true }, async (ctx) => {
    const { rows } = await sql<{ url: string }>`select url from article_link where brand_id = ${brandId}
      group by url order by min(checked_at) nulls first limit ${mostANight}`.execute(ctx.db);
    return rows.map((row) => row.url);
  });
  const fetcher = guardedFetch({ allowPrivate: house.config.allowPrivate, timeout: 10_000, most: 2_000_000 });
  for (const url of urls) {
    const problem = await problemOf(fetcher, url);
    await withBrand(house.database.app, { ...on, now: house.clock() }, (ctx) =>
      sql`update article_link set checked_at = ${ctx.now}, problem = ${problem},
          failing_since = case when ${problem}::text is null then null else coalesce(failing_since, ${ctx.now}) end
        where brand_id = ${brandId} and url = ${url}`.execute(ctx.db),
    );
  }
}

/** Why a link is dead, as a code; null where it works, or where nobody can tell (a busy server, one that lets no machine in). */
async function problemOf(fetcher: typeof fetch, url: string): Promise<string | null> {
  try {
    const { status } = await fetcher(url, { headers: { "user-agent": "hamdel-link-check" } });
    return problems.has(status) ? String(status) : null;
  } catch (error) {
    if ((error as { code?: string }).code === "too_large") return null;
    return (error as { code?: string }).code === "address_refused" ? "address_refused" : "unreachable";
  }
}
