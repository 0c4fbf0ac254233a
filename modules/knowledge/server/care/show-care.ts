import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { CareKind, CareRow, careList, careQuery } from "../../contract.ts";
import { authorOf } from "../author.ts";
import { changedProducts } from "./changed-products.ts";

type Query = z.infer<typeof careQuery>;
type Row = {
  kind: CareKind;
  article_id: number | null;
  language: "fa" | "en" | null;
  words: string | null;
  folded: string | null;
  cost: number;
  detail: CareRow["detail"];
  last_at: Date | null;
};

/**
 * What fails in the help centre, what cost most customers first. Costs count, within the period: who opened an article and asked all the
 * same; searches that found nothing or whose result nobody opened; questions no article answered; votes that say it did not help. An article
 * past its review, one whose product has changed and one with a dead link cost the customers who read it and were not helped by it.
 */
export async function showCare(ctx: Context, { days, kind, language }: Query): Promise<z.infer<typeof careList>> {
  const since = new Date(ctx.now.getTime() - days * 86_400_000);
  const today = isoDayInBrand(await brandSettings(ctx), ctx.now);
  const changed = (await changedProducts(ctx, since)).map(
    (one): Row => ({ ...one, kind: "product_changed", words: null, last_at: null }),
  );
  const rows = [...(await failures(ctx, since, today)).rows, ...changed];
  const dismissed = await sql<{
    key: string;
    cost: number;
  }>`select key, cost from care_dismissal where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const quiet = new Map(dismissed.rows.map((row) => [row.key, row.cost]));
  const titles = await titlesOf(
    ctx,
    rows.flatMap(({ article_id }) => article_id ?? []),
  );
  const shown = rows
    .map(
      (row): CareRow => ({
        key: `${row.kind}:${row.language ?? ""}:${row.article_id ?? ""}:${row.folded ?? ""}`.slice(0, 400),
        kind: row.kind,
        cost: row.cost,
        article:
          row.article_id === null
            ? null
            : {
                id: row.article_id,
                title: titles.get(`${row.article_id} ${row.language}`) ?? "",
                language: row.language ?? "fa",
              },
        words: row.words,
        language: row.language,
        detail: row.detail,
        last_at: row.last_at?.toISOString() ?? null,
      }),
    )
    .filter((row) => row.cost > (quiet.get(row.key) ?? -1) && (!language || row.language === language));
  const counts: Record<string, number> = {};
  for (const row of shown) counts[row.kind] = (counts[row.kind] ?? 0) + 1;
  const rowsOfKind = shown.filter((row) => !kind || row.kind === kind).sort((a, b) => b.cost - a.cost);
  return { rows: rowsOfKind.slice(0, 300), counts, ...(await sums(ctx, since)) };
}

function failures(ctx: Context, since: Date, today: string) {
  const brand = ctx.brandId;
  const shown = sql`join article a on a.brand_id = t.brand_id and a.id = t.article_id and a.removed_at is null
    where t.brand_id = ${brand} and t.published_version is not null`;
  const asked = sql`(select count(*)::int from article_contact c where c.brand_id = t.brand_id and c.article_id = t.article_id
    and c.language = t.language and c.at >= ${since})`;
  const unhelped = sql`(select count(*)::int from article_vote v where v.brand_id = t.brand_id and v.article_id = t.article_id
    and v.language = t.language and not v.useful and v.at >= ${since})`;
  const read = sql`(select coalesce(sum(d.views), 0)::int from article_day d where d.brand_id = t.brand_id
    and d.article_id = t.article_id and d.language = t.language and d.day >= ${since}::date)`;
  return sql<Row>`
    select 'still_asked' as kind, c.article_id, c.language, null as words, null as folded, count(*)::int as cost,
      json_build_object('views', (select coalesce(sum(d.views), 0)::int from article_day d where d.brand_id = ${brand}
        and d.article_id = c.article_id and d.language = c.language and d.day >= ${since}::date)) as detail, max(c.at) as last_at
    from article_contact c where c.brand_id = ${brand} and c.at >= ${since} and c.article_id is not null group by c.article_id, c.language
    union all
    select 'not_found', null, s.language, (array_agg(s.query order by s.at desc))[1], s.folded, count(*)::int,
      json_build_object('found', max(s.found)), max(s.at)
    from help_search s where s.brand_id = ${brand} and s.at >= ${since} and s.opened is null group by s.language, s.folded
    union all
    select 'unanswered', null, u.language, (array_agg(u.question order by u.at desc))[1], u.folded, count(*)::int, '{}', max(u.at)
    from unanswered_question u where u.brand_id = ${brand} and u.at >= ${since} group by u.language, u.folded
    union all
    select 'not_useful', v.article_id, v.language, null, null, count(*) filter (where not v.useful)::int,
      json_build_object('votes', count(*)::int, 'reason', mode() within group (order by v.reason)), max(v.at) filter (where not v.useful)
    from article_vote v where v.brand_id = ${brand} and v.at >= ${since} group by v.article_id, v.language
    having count(*) filter (where not v.useful) > 0
    union all
    select 'stale', t.article_id, t.language, null, null, ${asked} + ${unhelped},
      json_build_object('review_on', a.review_on::text, 'views', ${read}), null
    from article_text t ${shown} and a.review_on < ${today}::date
    union all
    select 'dead_link', t.article_id, t.language, l.url, l.url, ${asked} + ${unhelped},
      json_build_object('problem', l.problem, 'views', ${read}), l.failing_since
    from article_link l join article_text t on t.brand_id = l.brand_id and t.article_id = l.article_id and t.language = l.language
    ${shown} and l.problem is not null`.execute(ctx.db);
}

async function titlesOf(ctx: Context, ids: readonly number[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    article_id: number;
    language: string;
    title: string;
  }>`select t.article_id, t.language, v.title
    from article_text t join article_version v on v.brand_id = t.brand_id and v.article_id = t.article_id and v.language = t.language
      and v.version = coalesce(t.published_version, t.version)
    where t.brand_id = ${ctx.brandId} and t.article_id = any(${ids as number[]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [`${row.article_id} ${row.language}`, row.title]));
}

type Sums = {
  searches: number;
  found_share: number | null;
  views: number;
  useful: number;
  votes: number;
  contacts: number;
};

async function sums(ctx: Context, since: Date): Promise<Sums> {
  const { rows } = await sql<Sums>`select
      (select count(*)::int from help_search where brand_id = ${ctx.brandId} and at >= ${since}) as searches,
      (select avg((found > 0)::int)::float from help_search where brand_id = ${ctx.brandId} and at >= ${since}) as found_share,
      (select coalesce(sum(views), 0)::int from article_day where brand_id = ${ctx.brandId} and day >= ${since}::date) as views,
      (select count(*) filter (where useful)::int from article_vote where brand_id = ${ctx.brandId} and at >= ${since}) as useful,
      (select count(*)::int from article_vote where brand_id = ${ctx.brandId} and at >= ${since}) as votes,
      (select count(distinct coalesce(conversation_id, -id))::int from article_contact where brand_id = ${ctx.brandId} and at >= ${since}) as contacts`.execute(
    ctx.db,
  );
  return rows[0]!;
}

/** Leaves a failure aside until it costs more than `cost`. */
export async function dismissCare(ctx: Context, key: string, cost: number): Promise<void> {
  await sql`insert into care_dismissal (brand_id, key, cost, dismissed_by, dismissed_at)
    values (${ctx.brandId}, ${key}, ${cost}, ${authorOf(ctx).id}, ${ctx.now})
    on conflict (brand_id, key) do update set cost = excluded.cost, dismissed_by = excluded.dismissed_by, dismissed_at = excluded.dismissed_at`.execute(
    ctx.db,
  );
}

/** Shows a failure that was left aside again. */
export async function recallCare(ctx: Context, key: string): Promise<void> {
  await sql`delete from care_dismissal where brand_id = ${ctx.brandId} and key = ${key}`.execute(ctx.db);
}
