import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { buildIndex, dropDocument, putDocument, type SearchIndex } from "../../../../platform/retrieval/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { currentRevision } from "../help-centre.ts";
import { plainText } from "../render/render-article.ts";

/** What is known of an article beside its words. */
export type Indexed = {
  id: number;
  slug: string;
  title: string;
  isPublic: boolean;
  category: number | null;
};
type Kept = { revision: number; index: SearchIndex; articles: Map<number, Indexed> };

type Row = {
  id: number;
  slug: string;
  revision: number;
  shown: boolean;
  visibility: string;
  category: number | null;
  title: string | null;
  summary: string;
  body: string;
  keywords: string;
};

const kept = new Map<string, Kept>();
/** So many brands and languages are held in memory; the one asked for longest ago goes first. */
const most = 200;

/** Who takes changes up just now, by index: others wait for it instead of doing the same. */
const takingUp = new Map<string, Promise<Kept>>();

/** The index of a brand's articles in one language as this transaction sees them: what changed since the last search is taken up first. */
export async function articleIndex(ctx: Context, language: ArticleLanguage): Promise<Kept> {
  const key = `${ctx.brandId} ${language} ${databaseOf(ctx)}`;
  const revision = await currentRevision(ctx);
  await takingUp.get(key)?.catch(() => {});
  const known = kept.get(key);
  if (known && known.revision >= revision) return touched(key, known);
  const work = takeUp(ctx, language, known, revision);
  takingUp.set(key, work);
  try {
    return touched(key, await work);
  } finally {
    if (takingUp.get(key) === work) takingUp.delete(key);
  }
}

/** So many milliseconds articles are read in one go; then whatever else waits has its turn. */
const inOneGo = 10;

async function takeUp(
  ctx: Context,
  language: ArticleLanguage,
  known: Kept | undefined,
  revision: number,
): Promise<Kept> {
  const rows = await changedSince(ctx, language, known?.revision ?? -1);
  const one = known ?? { revision: -1, index: buildIndex([]), articles: new Map() };
  let began = performance.now();
  for (const row of rows) {
    take(one, row, language);
    if (performance.now() - began < inOneGo) continue;
    await setImmediate();
    began = performance.now();
  }
  one.revision = Math.max(one.revision, revision);
  return one;
}

/** Tests and restored backups have databases of their own, in which a brand may have the same number. */
const databases = new WeakMap<object, number>();
let count = 0;
function databaseOf({ db }: Context): number {
  const own = db.getExecutor().adapter as object;
  const known = databases.get(own) ?? ++count;
  databases.set(own, known);
  return known;
}

function touched(key: string, one: Kept): Kept {
  kept.delete(key);
  kept.set(key, one);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  return one;
}

async function changedSince(ctx: Context, language: ArticleLanguage, revision: number): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select a.id, t.slug, t.revision::int as revision, a.visibility, a.category_id as category,
      a.removed_at is null and t.published_version is not null as shown, v.title, v.summary, v.body, v.keywords
    from article_text t join article a on a.brand_id = t.brand_id and a.id = t.article_id
    left join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language
      and v.version = t.published_version
    where t.brand_id = ${ctx.brandId} and t.language = ${language} and t.revision > ${revision} order by t.revision, a.id`.execute(
      ctx.db,
    );
  return rows;
}

function take({ index, articles }: Kept, row: Row, lang: ArticleLanguage): void {
  const id = String(row.id);
  if (!row.shown || row.title === null) {
    dropDocument(index, id);
    articles.delete(row.id);
    return;
  }
  const { title, summary, keywords } = row;
  putDocument(index, { id, title, text: `${summary}\n${plainText(row.body)}`.trim(), keywords, lang });
  articles.set(row.id, {
    id: row.id,
    slug: row.slug,
    title,
    isPublic: row.visibility === "public",
    category: row.category,
  });
}
