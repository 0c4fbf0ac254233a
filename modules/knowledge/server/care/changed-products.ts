import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type NamedProduct, productsByIds } from "../../../catalog/index.ts";
import type { ArticleLanguage, CareRow } from "../../contract.ts";

type Spoken = {
  article_id: number;
  language: ArticleLanguage;
  product_id: number;
  seen_name: string;
  seen_price: number | null;
  seen_currency: string | null;
  seen_archived: boolean;
  cost: number;
  views: number;
};
type Changed = Pick<Spoken, "article_id" | "language" | "cost"> & { folded: string; detail: CareRow["detail"] };

/**
 * Published articles with a product whose name, price or availability is another than when the article was last looked at. They cost the
 * customers who asked all the same or were not helped since `since`; of several products the first is told.
 */
export async function changedProducts(ctx: Context, since: Date): Promise<Changed[]> {
  const { rows } =
    await sql<Spoken>`select p.article_id, t.language, p.product_id, p.seen_name, p.seen_price, p.seen_currency, p.seen_archived,
      (select count(*)::int from article_contact c where c.brand_id = t.brand_id and c.article_id = t.article_id
        and c.language = t.language and c.at >= ${since})
      + (select count(*)::int from article_vote v where v.brand_id = t.brand_id and v.article_id = t.article_id
        and v.language = t.language and not v.useful and v.at >= ${since}) as cost,
      (select coalesce(sum(d.views), 0)::int from article_day d where d.brand_id = t.brand_id and d.article_id = t.article_id
        and d.language = t.language and d.day >= ${since}::date) as views
    from article_product p join article a on a.brand_id = p.brand_id and a.id = p.article_id and a.removed_at is null
    join article_text t on t.brand_id = p.brand_id and t.article_id = p.article_id and t.published_version is not null
    where p.brand_id = ${ctx.brandId} and p.removed_at is null order by p.article_id, t.language, p.product_id`.execute(
      ctx.db,
    );
  const now = new Map(
    (await productsByIds(ctx, [...new Set(rows.map((row) => row.product_id))])).map((one) => [one.id, one]),
  );
  const byText = new Map<string, Changed>();
  for (const row of rows) {
    const product = now.get(row.product_id);
    const change = product && changeOf(row, product);
    if (!change) continue;
    const key = `${row.article_id} ${row.language}`;
    const known = byText.get(key);
    const print = `${row.product_id}/${product.name}/${product.price}/${product.archived};`;
    const { article_id, language, cost, views } = row;
    if (known) known.folded += print;
    else byText.set(key, { article_id, language, cost, folded: print, detail: { views, ...change } });
  }
  return [...byText.values()];
}

function changeOf(seen: Spoken, { name, price, currency, archived }: NamedProduct): CareRow["detail"] | null {
  const product = name;
  if (archived && !seen.seen_archived) return { product, change: "gone" };
  if (!archived && seen.seen_archived) return { product, change: "back" };
  if (price !== seen.seen_price || currency !== seen.seen_currency)
    return { product, change: "price", from: seen.seen_price, to: price, currency, from_currency: seen.seen_currency };
  return name === seen.seen_name ? null : { product, change: "name", from: seen.seen_name, to: name };
}
