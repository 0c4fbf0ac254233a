import { diffArrays } from "diff";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { ArticleLanguage, DifferencePiece } from "../../contract.ts";
import { writeText } from "./write-article.ts";

type Stored = { version: number; title: string; summary: string; body: string; keywords: string };

/** The versions of an article in one language, newest first. Refuses `not_found`. */
export async function listVersions(ctx: Context, id: number, language: ArticleLanguage) {
  const { rows } = await sql<{
    version: number;
    title: string;
    written_by: string;
    written_at: Date;
    restored_from: number | null;
    published: boolean;
  }>`select v.version, v.title, v.written_by_name as written_by, v.written_at, v.restored_from,
      t.published_version is not distinct from v.version as published
    from article_version v join article_text t on t.brand_id = v.brand_id and t.article_id = v.article_id and t.language = v.language
    where v.brand_id = ${ctx.brandId} and v.article_id = ${id} and v.language = ${language} order by v.version desc`.execute(
    ctx.db,
  );
  if (rows.length === 0) throw new Refusal("not_found", "article");
  return rows.map((row) => ({ ...row, written_at: row.written_at.toISOString() }));
}

async function versionOf(ctx: Context, id: number, language: string, version: number): Promise<Stored> {
  const { rows } = await sql<Stored>`select version, title, summary, body, keywords from article_version
    where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language} and version = ${version}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "version");
  return rows[0];
}

/** A version and how it differs, word by word, from another (the one before it). Refuses `not_found`. */
export async function compareVersions(
  ctx: Context,
  id: number,
  language: ArticleLanguage,
  version: number,
  against = version - 1,
) {
  const now = await versionOf(ctx, id, language, version);
  const before = against > 0 ? await versionOf(ctx, id, language, against) : null;
  return {
    version,
    against: before?.version ?? null,
    title: now.title,
    body: now.body,
    title_difference: difference(before?.title ?? "", now.title),
    body_difference: difference(before?.body ?? "", now.body),
  };
}

/** A text as words of any script, with half-spaces inside, and what stands between them: nothing is lost. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\u200c]+|\s+|./gsu) ?? [];
}

/** How two texts differ, as pieces in their order. Beyond two seconds of comparing the whole text counts as new. */
function difference(before: string, after: string): DifferencePiece[] {
  const pieces = diffArrays(wordsOf(before), wordsOf(after), { timeout: 2000 });
  if (!pieces)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return pieces.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** Writes an earlier version again as the newest. Gives its number. Refuses `not_found`. */
export async function restoreVersion(
  ctx: Context,
  id: number,
  language: ArticleLanguage,
  version: number,
): Promise<number> {
  const { version: from, ...text } = await versionOf(ctx, id, language, version);
  return writeText(ctx, id, language, text, from);
}
