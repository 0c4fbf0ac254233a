import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings, isoDayInBrand, recordAudit } from "../../../admin/index.ts";
import { productsByIds, productsOfText } from "../../../catalog/index.ts";
import type { ArticleProduct } from "../../contract.ts";
import { authorOf } from "../author.ts";
import { readHelpSettings } from "../help-centre.ts";
import { plainText } from "../render/render-article.ts";
import { articleTopic, holdArticle } from "./write-article.ts";

/** The products an article speaks of, as they are now. */
export async function productsOfArticle(ctx: Context, articleId: number): Promise<ArticleProduct[]> {
  const { rows } = await sql<{
    product_id: number;
    added_by: string | null;
  }>`select product_id, added_by from article_product
    where brand_id = ${ctx.brandId} and article_id = ${articleId} and removed_at is null order by product_id`.execute(
    ctx.db,
  );
  const known = await productsByIds(
    ctx,
    rows.map((row) => row.product_id),
  );
  return known.map(({ id, name }) => ({
    id,
    name,
    found: rows.find((one) => one.product_id === id)?.added_by === null,
  }));
}

/** Says which products an article speaks of; those found in its words and not named here stay away. Refuses `not_found`. */
export async function setArticleProducts(ctx: Context, articleId: number, ids: readonly number[]): Promise<void> {
  await holdArticle(ctx, articleId);
  const known = (await productsByIds(ctx, ids)).map(({ id }) => id);
  await sql`update article_product set removed_at = ${ctx.now} where brand_id = ${ctx.brandId} and article_id = ${articleId}
    and removed_at is null and not (product_id = any(${known}::bigint[]))`.execute(ctx.db);
  await sql`update article_product set removed_at = null, added_by = ${authorOf(ctx).id} where brand_id = ${ctx.brandId}
    and article_id = ${articleId} and removed_at is not null and product_id = any(${known}::bigint[])`.execute(ctx.db);
  await addProducts(ctx, articleId, known, authorOf(ctx).id);
  await recordChanges(ctx, articleTopic, [articleId]);
}

async function addProducts(ctx: Context, articleId: number, ids: readonly number[], by: string | null): Promise<void> {
  for (const { id, name, price, currency, archived } of await productsByIds(ctx, ids)) {
    await sql`insert into article_product (brand_id, article_id, product_id, added_by, seen_name, seen_price, seen_currency, seen_archived, seen_at)
      values (${ctx.brandId}, ${articleId}, ${id}, ${by}, ${name}, ${price}, ${currency}, ${archived}, ${ctx.now}) on conflict do nothing`.execute(
      ctx.db,
    );
  }
}

/** Whoever has just written or looked at an article has seen its products as they are now. */
async function seeProducts(ctx: Context, articleId: number): Promise<void> {
  const { rows } = await sql<{ product_id: number }>`select product_id from article_product
    where brand_id = ${ctx.brandId} and article_id = ${articleId} and removed_at is null`.execute(ctx.db);
  const known = await productsByIds(
    ctx,
    rows.map((row) => row.product_id),
  );
  for (const { id, name, price, currency, archived } of known) {
    await sql`update article_product set seen_name = ${name}, seen_price = ${price}, seen_currency = ${currency},
        seen_archived = ${archived}, seen_at = ${ctx.now}
      where brand_id = ${ctx.brandId} and article_id = ${articleId} and product_id = ${id}`.execute(ctx.db);
  }
}

/** After an article was published: finds products by their names in its published words, and counts all of its products as seen. */
export async function noteProducts(job: JobRun, { articleId }: { articleId: number }): Promise<void> {
  await job.write(async (ctx) => {
    const { rows } = await sql<{ title: string; body: string }>`select v.title, v.body from article_text t
      join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.published_version
      where t.brand_id = ${ctx.brandId} and t.article_id = ${articleId}`.execute(ctx.db);
    const found = await productsOfText(ctx, rows.map(({ title, body }) => `${title}\n${plainText(body)}`).join("\n"));
    await sql`delete from article_product where brand_id = ${ctx.brandId} and article_id = ${articleId} and added_by is null
      and removed_at is null and not (product_id = any(${found}::bigint[]))`.execute(ctx.db);
    await addProducts(ctx, articleId, found, null);
    await seeProducts(ctx, articleId);
  });
}

/** Notes that somebody looked at an article and it is right: its next review is put off, its products are seen. Refuses `not_found`. */
export async function reviewArticle(ctx: Context, articleId: number): Promise<void> {
  await holdArticle(ctx, articleId);
  const { review_after_days } = await readHelpSettings(ctx);
  const next = isoDayInBrand(await brandSettings(ctx), new Date(ctx.now.getTime() + review_after_days * 86_400_000));
  await sql`update article set review_on = ${next} where brand_id = ${ctx.brandId} and id = ${articleId}`.execute(
    ctx.db,
  );
  await seeProducts(ctx, articleId);
  await recordAudit(ctx, { action: "article.reviewed", subject: "article", subjectId: articleId });
  await recordChanges(ctx, articleTopic, [articleId]);
}
