import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings, isoDayInBrand, recordAudit } from "../../../admin/index.ts";
import type { ArticleLanguage, NewArticle, TextBody } from "../../contract.ts";
import { authorOf } from "../author.ts";
import { readHelpSettings, renewRevision } from "../help-centre.ts";
import { refuseUnknownPlace } from "./refuse-unknown-place.ts";
import { slugOf } from "./slug-of.ts";

/** The topic of the change feed under which articles change. */
export const articleTopic = "article";

/** Begins an article with its words in one language, as a draft that its author looks after. Gives its id. Refuses `not_found` and `member_unknown`. */
export async function makeArticle(ctx: Context, { language, text, ...rest }: NewArticle): Promise<number> {
  await refuseUnknownPlace(ctx, rest);
  const author = authorOf(ctx);
  const { review_after_days } = await readHelpSettings(ctx);
  const brand = await brandSettings(ctx);
  const due = isoDayInBrand(brand, new Date(ctx.now.getTime() + review_after_days * 86_400_000));
  const owner = rest.owner === undefined && ctx.actor.kind === "user" ? ctx.actor.id : (rest.owner ?? null);
  const { rows } = await sql<{ id: number }>`
    insert into article (brand_id, category_id, owner_id, visibility, review_on, created_by, created_at)
    values (${ctx.brandId}, ${rest.category ?? null}, ${owner}, ${rest.visibility ?? "public"},
      ${rest.review_on === undefined ? due : rest.review_on}, ${author.id}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await writeText(ctx, id, language, text);
  await recordAudit(ctx, { action: "article.made", subject: "article", subjectId: id });
  return id;
}

type Held = { version: number; slug: string; published_version: number | null };

/** One text of an article, locked until the transaction ends; null where it is not written in this language. */
export async function holdText(ctx: Context, id: number, language: ArticleLanguage): Promise<Held | null> {
  await holdArticle(ctx, id);
  const { rows } = await sql<Held>`select version, slug, published_version from article_text
    where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language} for update`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Locks an article that is not removed; refuses `not_found`. */
export async function holdArticle(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql`select from article where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null
    for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "article");
}

/**
 * Writes the next version of an article in one language; the same words again write nothing. Readers go on seeing what is published.
 * Gives the version. Refuses `not_found`, and `conflict` where somebody else has written since `base_version`.
 */
export async function writeText(
  ctx: Context,
  id: number,
  language: ArticleLanguage,
  text: TextBody,
  from?: number,
): Promise<number> {
  const held = await holdText(ctx, id, language);
  if (text.base_version !== undefined && text.base_version !== (held?.version ?? 0)) throw new Refusal("conflict");
  const version = (held?.version ?? 0) + 1;
  const slug = text.slug ?? held?.slug ?? slugOf(text.title);
  if (!held) {
    const free = await freeSlug(ctx, language, slug, id);
    await sql`insert into article_text (brand_id, article_id, language, slug, version)
      values (${ctx.brandId}, ${id}, ${language}, ${free}, 0)`.execute(ctx.db);
    await sql`delete from article_redirect where brand_id = ${ctx.brandId} and language = ${language} and slug = ${free}`.execute(
      ctx.db,
    );
  } else if (slug !== held.slug) await moveText(ctx, id, language, held, slug);
  if (held && (await isSame(ctx, id, language, held.version, text))) return held.version;
  const author = authorOf(ctx);
  await sql`insert into article_version (brand_id, article_id, language, version, title, summary, body, keywords, restored_from,
      written_by, written_by_name, written_at)
    values (${ctx.brandId}, ${id}, ${language}, ${version}, ${text.title}, ${text.summary}, ${text.body.replaceAll("\0", "")}, ${text.keywords},
      ${from ?? null}, ${author.id}, ${author.name}, ${ctx.now})`.execute(ctx.db);
  // What waited for review was other words.
  await sql`update article_text set version = ${version}, review_asked_at = null, review_asked_by = null
    where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language}`.execute(ctx.db);
  await recordChanges(ctx, articleTopic, [id]);
  return version;
}

async function isSame(ctx: Context, id: number, language: string, version: number, text: TextBody): Promise<boolean> {
  const { rows } = await sql`select from article_version where brand_id = ${ctx.brandId} and article_id = ${id}
    and language = ${language} and version = ${version} and title = ${text.title} and summary = ${text.summary}
    and body = ${text.body.replaceAll("\0", "")} and keywords = ${text.keywords}`.execute(ctx.db);
  return rows.length > 0;
}

/** Gives a text another address; the old one leads to it from now on, where readers may know it. Refuses `already_exists`. */
async function moveText(ctx: Context, id: number, language: ArticleLanguage, held: Held, slug: string): Promise<void> {
  if ((await freeSlug(ctx, language, slug, id)) !== slug) throw new Refusal("already_exists", "slug");
  await sql`delete from article_redirect where brand_id = ${ctx.brandId} and language = ${language} and slug = ${slug}`.execute(
    ctx.db,
  );
  if (held.published_version !== null) {
    await sql`insert into article_redirect (brand_id, language, slug, article_id, added_at)
      values (${ctx.brandId}, ${language}, ${held.slug}, ${id}, ${ctx.now}) on conflict do nothing`.execute(ctx.db);
  }
  const revision = await renewRevision(ctx);
  await sql`update article_text set slug = ${slug}, revision = ${revision}
    where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language}`.execute(ctx.db);
}

/** The wanted address, or with a number behind it where another article stands there or stood there before. */
async function freeSlug(ctx: Context, language: string, wanted: string, id: number): Promise<string> {
  const { rows } = await sql<{ slug: string }>`select slug from article_text where brand_id = ${ctx.brandId}
      and language = ${language} and article_id <> ${id} and starts_with(slug, ${wanted})
    union select slug from article_redirect where brand_id = ${ctx.brandId} and language = ${language}
      and article_id <> ${id} and starts_with(slug, ${wanted})`.execute(ctx.db);
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
