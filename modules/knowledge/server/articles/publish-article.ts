import { sql } from "kysely";
import { type Context, may } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { ArticleLanguage, ArticlePatch, TextDeed } from "../../contract.ts";
import { authorOf } from "../author.ts";
import { renewRevision } from "../help-centre.ts";
import { refuseUnknownPlace } from "./refuse-unknown-place.ts";
import { articleTopic, holdArticle, holdText } from "./write-article.ts";

type Place = { id: number; language: ArticleLanguage };

/**
 * Does something with an article in one language: asks for a review or takes that back, publishes its newest version now or at a time,
 * or takes it off. Refuses `not_found`, `not_permitted` for publishing without the right, and `publish_past` for a time that is over.
 */
export async function changeText(ctx: Context, place: Place, deed: TextDeed): Promise<void> {
  const held = await holdText(ctx, place.id, place.language);
  if (!held) throw new Refusal("not_found", "article");
  if (deed.do === "ask_review")
    await set(ctx, place, sql`review_asked_at = ${ctx.now}, review_asked_by = ${authorOf(ctx).id}`);
  else if (deed.do === "withdraw_review") await set(ctx, place, sql`review_asked_at = null, review_asked_by = null`);
  else {
    if (!may(ctx.actor, "articles.publish")) throw new Refusal("not_permitted");
    if (deed.do === "publish") await publish(ctx, place, held.version, authorOf(ctx).id);
    else if (deed.do === "unpublish") await unpublish(ctx, place);
    else if (deed.do === "unschedule")
      await set(ctx, place, sql`publish_at = null, publish_version = null, scheduled_by = null`);
    else await schedule(ctx, place, held.version, new Date(deed.at));
  }
  await recordAudit(ctx, {
    action: `article.${deed.do}`,
    subject: "article",
    subjectId: place.id,
    detail: { language: place.language },
  });
  await recordChanges(ctx, articleTopic, [place.id]);
}

async function set(ctx: Context, { id, language }: Place, what: ReturnType<typeof sql>): Promise<void> {
  await sql`update article_text set ${what}
    where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language}`.execute(ctx.db);
}

async function publish(ctx: Context, place: Place, version: number, by: string): Promise<void> {
  const revision = await renewRevision(ctx);
  await set(
    ctx,
    place,
    sql`published_version = ${version}, published_at = ${ctx.now}, published_by = ${by}, revision = ${revision},
      first_published_at = coalesce(first_published_at, ${ctx.now}), review_asked_at = null, review_asked_by = null,
      publish_at = null, publish_version = null, scheduled_by = null`,
  );
  await enqueue(
    ctx,
    "note-article-links",
    { articleId: place.id, language: place.language },
    { key: `links:${ctx.brandId}:${place.id}:${place.language}` },
  );
  await enqueue(ctx, "note-article-products", { articleId: place.id }, { key: `products:${ctx.brandId}:${place.id}` });
}

async function unpublish(ctx: Context, place: Place): Promise<void> {
  const revision = await renewRevision(ctx);
  await set(
    ctx,
    place,
    sql`published_version = null, published_at = null, published_by = null, revision = ${revision},
      publish_at = null, publish_version = null, scheduled_by = null`,
  );
}

async function schedule(ctx: Context, place: Place, version: number, at: Date): Promise<void> {
  if (at <= ctx.now) throw new Refusal("publish_past", "at");
  await set(ctx, place, sql`publish_at = ${at}, publish_version = ${version}, scheduled_by = ${authorOf(ctx).id}`);
  await enqueue(
    ctx,
    "publish-article",
    { articleId: place.id, language: place.language },
    {
      key: `publish:${ctx.brandId}:${place.id}:${place.language}`,
      runAt: at,
    },
  );
}

/** Publishes what was scheduled, once its time has come; does nothing where it was taken back or put off. */
export async function publishScheduled(ctx: Context, place: Place): Promise<void> {
  const { rows } = await sql<{ publish_version: number; scheduled_by: string }>`
    select t.publish_version, t.scheduled_by from article_text t
    join article a on a.brand_id = t.brand_id and a.id = t.article_id and a.removed_at is null
    where t.brand_id = ${ctx.brandId} and t.article_id = ${place.id} and t.language = ${place.language}
      and t.publish_at <= ${ctx.now} for update`.execute(ctx.db);
  if (!rows[0]) return;
  await publish(ctx, place, rows[0].publish_version, rows[0].scheduled_by);
  await recordChanges(ctx, articleTopic, [place.id]);
}

/** Changes where an article stands, whose it is, who sees it and when it is to be looked at again. Refuses `not_found` and `member_unknown`. */
export async function changeArticle(ctx: Context, id: number, patch: ArticlePatch): Promise<void> {
  await holdArticle(ctx, id);
  await refuseUnknownPlace(ctx, patch);
  const isShown = patch.category !== undefined || patch.visibility !== undefined;
  if (patch.visibility !== undefined && !may(ctx.actor, "articles.publish")) throw new Refusal("not_permitted");
  const given = <T>(value: T | undefined, column: string) => (value === undefined ? sql.ref(column) : sql`${value}`);
  await sql`update article set category_id = ${given(patch.category, "category_id")}, owner_id = ${given(patch.owner, "owner_id")},
      visibility = ${given(patch.visibility, "visibility")}, review_on = ${given(patch.review_on, "review_on")}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (isShown) await touchTexts(ctx, id);
  await recordChanges(ctx, articleTopic, [id]);
}

/** Takes an article away, or brings it back as it was. Readers see neither it nor its translations meanwhile. Refuses `not_found`. */
export async function removeArticle(ctx: Context, id: number, back = false): Promise<void> {
  const isPublished = sql`exists (select from article_text t where t.brand_id = article.brand_id and t.article_id = article.id
    and t.published_version is not null)`;
  const done = await sql<{ published: boolean }>`update article set removed_at = ${back ? null : ctx.now},
      removed_by = ${back ? null : authorOf(ctx).id}
    where brand_id = ${ctx.brandId} and id = ${id} and (removed_at is null) = ${!back} returning ${isPublished} as published`.execute(
    ctx.db,
  );
  if (!done.rows[0]) throw new Refusal("not_found", "article");
  if (done.rows[0].published && !may(ctx.actor, "articles.publish")) throw new Refusal("not_permitted");
  await touchTexts(ctx, id);
  await recordAudit(ctx, { action: back ? "article.restored" : "article.removed", subject: "article", subjectId: id });
  await recordChanges(ctx, articleTopic, [id]);
}

async function touchTexts(ctx: Context, id: number): Promise<void> {
  const revision = await renewRevision(ctx);
  await sql`update article_text set revision = ${revision} where brand_id = ${ctx.brandId} and article_id = ${id}`.execute(
    ctx.db,
  );
}
