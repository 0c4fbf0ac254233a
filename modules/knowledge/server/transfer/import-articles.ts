import { sql } from "kysely";
import { type Context, may } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { ArticleLanguage, ImportResult } from "../../contract.ts";
import { changeText } from "../articles/publish-article.ts";
import { makeArticle, writeText } from "../articles/write-article.ts";
import { addCategory, listCategories } from "../categories.ts";
import { type KeptPicture, keepPicture, savePicture } from "../pictures.ts";
import { readArchive } from "./read-archive.ts";
import { type Document, readCsv, readDocument, type Unread } from "./read-documents.ts";

type Batch = { documents: Document[]; pictures: Map<string, KeptPicture>; refused: ImportResult["refused"] };
const isPicture = (name: string) => /\.(png|jpe?g|gif|webp)$/i.test(name);
const isText = (name: string) => /\.(md|markdown|html?)$/i.test(name);

/**
 * Reads an upload into articles: a zip with folders of Markdown or HTML and their pictures, a CSV, or one such file. Outside of transactions.
 * Refuses `archive_too_large`, `archive_broken` and `import_kind`.
 */
export async function readImport(
  house: House,
  brandId: number,
  name: string,
  bytes: Buffer,
  language: ArticleLanguage,
): Promise<Batch> {
  const isZip = bytes.subarray(0, 4).toString("latin1") === "PK\x03\x04";
  if (!isZip && !/\.csv$/i.test(name) && !isText(name)) throw new Refusal("import_kind");
  const files = isZip
    ? await readArchive(bytes, (one) => (isText(one) || isPicture(one)) && !/(^|\/)(__MACOSX|\.)/.test(one))
    : [{ name, bytes }];
  const batch: Batch = { documents: [], pictures: new Map(), refused: [] };
  for (const file of files) {
    if (isPicture(file.name)) {
      try {
        batch.pictures.set(file.name, await keepPicture(house, brandId, file.name, file.bytes));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        batch.refused.push({ file: file.name, reason: error.code });
      }
      continue;
    }
    const text = textOf(file.bytes);
    const read: (Document | Unread)[] =
      text === null
        ? [{ file: file.name, reason: "no_text" }]
        : /\.csv$/i.test(file.name)
          ? readCsv(text, language)
          : [readDocument(file.name, text, language)];
    for (const one of read)
      if ("reason" in one) batch.refused.push(one);
      else batch.documents.push(one);
  }
  return batch;
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\0", "");
  } catch {
    return null;
  }
}

/**
 * Writes what was read, all of it or nothing: an article whose address is known gets a new version, others are made; translations with one key
 * are one article. `publish` publishes them too, for whoever may.
 */
export async function writeImport(
  ctx: Context,
  { documents, pictures, refused }: Batch,
  brand: string,
  publish: boolean,
): Promise<ImportResult> {
  if (publish && !may(ctx.actor, "articles.publish")) throw new Refusal("not_permitted");
  const result: ImportResult = { made: 0, changed: 0, unchanged: 0, pictures: pictures.size, refused };
  const urls = new Map<string, string>();
  for (const [name, picture] of pictures) urls.set(name, `/help/${brand}/pictures/${await savePicture(ctx, picture)}`);
  const categories = new Map(
    (await listCategories(ctx)).flatMap(({ id, name, slug }) =>
      [name.fa, name.en, slug].filter(Boolean).map((word): [string, number] => [word, id]),
    ),
  );
  const begun = new Map<string, number>();
  for (const document of documents) {
    const body = withPictures(document, urls);
    const { key, language, title, summary, keywords, slug } = document;
    const text = { title, summary, keywords, body, ...(slug && { slug }) };
    const category = document.category ? await categoryOf(ctx, categories, document) : null;
    const known = begun.get(key) ?? (await knownArticle(ctx, document));
    let id = known;
    if (id === undefined) {
      id = await makeArticle(ctx, {
        language,
        text,
        category,
        visibility: document.isPrivate ? "signed_in" : "public",
      });
      result.made++;
    } else {
      const before = await versionOf(ctx, id, language);
      const after = await writeText(ctx, id, language, text);
      result[after === before ? "unchanged" : "changed"]++;
    }
    begun.set(key, id);
    if (publish) await changeText(ctx, { id, language }, { do: "publish" });
  }
  const detail = { made: result.made, changed: result.changed, refused: refused.length };
  await recordAudit(ctx, { action: "articles.imported", subject: "article", detail });
  return result;
}

async function knownArticle(ctx: Context, { language, slug, key }: Document): Promise<number | undefined> {
  const own = /^\d{1,15}$/.test(key) ? Number(key) : null;
  const { rows } = await sql<{
    id: number;
  }>`select a.id from article a where a.brand_id = ${ctx.brandId} and a.removed_at is null
    and (a.id = ${own} or exists (select from article_text t where t.brand_id = a.brand_id and t.article_id = a.id
      and t.language = ${language} and t.slug = ${slug ?? null})) order by (a.id = ${own}) desc nulls last limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.id;
}

async function versionOf(ctx: Context, id: number, language: ArticleLanguage): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`select version from article_text where brand_id = ${ctx.brandId} and article_id = ${id} and language = ${language}`.execute(
    ctx.db,
  );
  return rows[0]?.version ?? 0;
}

async function categoryOf(ctx: Context, known: Map<string, number>, { category, language }: Document): Promise<number> {
  const found = known.get(category);
  if (found !== undefined) return found;
  const name = { fa: "", en: "", [language]: category };
  const id = await addCategory(ctx, { name, note: { fa: "", en: "" } });
  known.set(category, id);
  return id;
}

/** Pictures that came along get their address here. */
function withPictures({ file, body }: Document, urls: ReadonlyMap<string, string>): string {
  const folder = file.split("/").slice(0, -1);
  return body.replace(/(!\[[^\]]*\]\(|<img[^>]+?src=["'])([^)\s"']+)/g, (whole, begin: string, target: string) => {
    if (/^(https?:|\/)/i.test(target)) return whole;
    const way = [...folder];
    for (const part of decoded(target).split("/"))
      if (part === "..") way.pop();
      else if (part !== ".") way.push(part);
    return begin + (urls.get(way.join("/")) ?? target);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
