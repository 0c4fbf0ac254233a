import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type pg from "pg";

const data = new URL("../../../shared/data/pquad/validation.json.gz", import.meta.url);

type Squad = { data: { paragraphs: { context: string; qas: { question: string; is_impossible: boolean }[] }[] }[] };

/** Persian paragraphs and questions that people asked about them; null where the public set is not beside the project. */
function paragraphs(): { texts: string[]; questions: string[] } | null {
  if (!existsSync(data)) return null;
  const squad = JSON.parse(gunzipSync(readFileSync(data)).toString()) as Squad;
  const all = squad.data.flatMap((one) => one.paragraphs);
  const asked = all.flatMap(({ qas }) => qas.filter((one) => !one.is_impossible));
  return { texts: all.map(({ context }) => context), questions: asked.map(({ question }) => question) };
}

/**
 * Fills a help centre with `count` published Persian articles of two paragraphs under a question as title, by plain SQL as the database's
 * owner. Gives questions that they were made of; null where the public set is missing.
 */
export async function fillArticles(owner: pg.Pool, brandId: number, count: number): Promise<string[] | null> {
  const found = paragraphs();
  if (!found) return null;
  const { texts, questions } = found;
  const rows = Array.from({ length: count }, (_, at) => ({
    title: questions[at % questions.length]!,
    body: `${texts[at % texts.length]}\n\n${texts[(at * 7 + 3) % texts.length]}`,
  }));
  await owner.query(
    "insert into help_centre (brand_id, revision) values ($1, 1) on conflict (brand_id) do update set revision = 1",
    [brandId],
  );
  await owner.query(
    `with made as (insert into article (brand_id, created_by, created_at) select $1, 'bench', now() from generate_series(1, $2) returning id),
       placed as (select id, row_number() over (order by id) as n from made),
       written as (insert into article_version (brand_id, article_id, language, version, title, body, written_by, written_at)
         select $1, p.id, 'fa', 1, t.title, t.body, 'bench', now()
         from placed p join unnest($3::text[], $4::text[]) with ordinality as t(title, body, n) on t.n = p.n)
     insert into article_text (brand_id, article_id, language, slug, version, published_version, published_at, first_published_at, revision)
     select $1, id, 'fa', 'a-' || id, 1, 1, now(), now(), 1 from placed`,
    [brandId, count, rows.map(({ title }) => title), rows.map(({ body }) => body)],
  );
  await owner.query("analyze article, article_text, article_version");
  return questions;
}
