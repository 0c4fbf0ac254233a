import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { csvText } from "../../../../platform/files/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { renderArticle } from "../render/render-article.ts";

type Row = {
  id: number;
  language: ArticleLanguage;
  slug: string;
  category: string;
  title: string;
  summary: string;
  body: string;
  keywords: string;
  visibility: string;
  state: string;
};
export type ExportedPart = { name: string; text: string[] };

/** The newest words of every article that is not removed. */
export async function rowsToExport(ctx: Context): Promise<Row[]> {
  const { rows } = await sql<Row>`select a.id, t.language, t.slug, v.title, v.summary, v.body, v.keywords, a.visibility,
      case when t.published_version is null then 'draft' else 'published' end as state,
      coalesce((select case t.language when 'fa' then coalesce(nullif(c.name_fa, ''), c.name_en) else coalesce(nullif(c.name_en, ''), c.name_fa) end
        from help_category c where c.brand_id = a.brand_id and c.id = a.category_id), '') as category
    from article a join article_text t on t.brand_id = a.brand_id and t.article_id = a.id
    join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language and v.version = t.version
    where a.brand_id = ${ctx.brandId} and a.removed_at is null order by a.id, t.language desc`.execute(ctx.db);
  return rows;
}

/** Articles as files in folders of their language, with the pictures they show beside them, as an import reads them again. */
export function articleFiles(
  rows: readonly Row[],
  format: "markdown" | "html",
  pictures: readonly PackedPicture[],
): ExportedPart[] {
  const place = new Map(pictures.map(({ url, file }) => [url, `../${file}`]));
  const relative = (text: string) => text.replace(pictureUrl, (url) => place.get(url) ?? url);
  return rows.map((row) => {
    const place = `${row.language}/${row.slug}`;
    if (format === "html") {
      const head = `<!doctype html>\n<html lang="${row.language}" dir="${row.language === "fa" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${escaped(row.title)}</title></head>\n<body><h1>${escaped(row.title)}</h1>\n`;
      return {
        name: `${place}.html`,
        text: [head, relative(renderArticle(row.body, row.language)), "\n</body></html>\n"],
      };
    }
    const head = {
      id: String(row.id),
      title: row.title,
      slug: row.slug,
      category: row.category,
      summary: row.summary,
      keywords: row.keywords,
      visibility: row.visibility,
    };
    const lines = Object.entries(head)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    return { name: `${place}.md`, text: [`---\n${lines.join("\n")}\n---\n`, relative(row.body), "\n"] };
  });
}

const pictureUrl = /\/help\/[\w-]+\/pictures\/\d+/g;
const endings: Record<string, string> = { "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp" };

/** A picture that articles show, by its address there, and the file it is packed as. */
export type PackedPicture = { id: number; url: string; file: string };

/** The brand's own pictures that these articles show. */
export async function picturesToPack(ctx: Context, rows: readonly Row[], brand: string): Promise<PackedPicture[]> {
  const root = `/help/${brand}/pictures/`;
  const urls = rows.flatMap(({ body }) => body.match(pictureUrl) ?? []).filter((url) => url.startsWith(root));
  const ids = [...new Set(urls.map((url) => Number(url.slice(root.length))))].filter(Number.isSafeInteger);
  const known = await sql<{ id: number; content_type: string }>`select id, content_type from help_picture
    where brand_id = ${ctx.brandId} and id = any(${ids}::bigint[]) order by id`.execute(ctx.db);
  return known.rows.map(({ id, content_type }) => ({
    id,
    url: root + id,
    file: `pictures/${id}.${endings[content_type] ?? "png"}`,
  }));
}

const columns = [
  "id",
  "language",
  "category",
  "title",
  "slug",
  "summary",
  "keywords",
  "visibility",
  "state",
  "body",
] as const;

/** Articles as CSV, a line for each language. */
export function articleCsv(rows: readonly Row[]): AsyncGenerator<string> {
  return csvText(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

const escaped = (text: string) => text.replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one]!);
