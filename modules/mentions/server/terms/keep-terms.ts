import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { productNames } from "../../../catalog/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { Term, TermBody, TermWords } from "../../contract.ts";
import { wantLookBack } from "./look-back.ts";

type Row = TermWords & { id: number; name: string; product_id: number | null; version: number; found: number };
const mostTerms = 200;

/** The terms of the brand by name, with how often each was found within thirty days. */
export async function listTerms(ctx: Context): Promise<Term[]> {
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000);
  const { rows } = await sql<Row>`
    select t.id, t.name, t.product_id, t.version, v.all_words, v.any_words, v.none_words,
      (select count(*)::int from public_mention_term f join public_mention m on m.brand_id = f.brand_id and m.id = f.mention_id
        where f.brand_id = t.brand_id and f.term_id = t.id and m.said_at >= ${since}) as found
    from mention_term t join mention_term_version v on v.brand_id = t.brand_id and v.term_id = t.id and v.version = t.version
    where t.brand_id = ${ctx.brandId} and t.removed_at is null order by t.name, t.id`.execute(ctx.db);
  const products = await productNames(
    ctx,
    rows.flatMap((row) => row.product_id ?? []),
  );
  return rows.map(({ product_id, ...row }) => ({
    ...row,
    product: product_id,
    product_name: product_id === null ? null : (products.get(product_id) ?? null),
  }));
}

/** Listens for something from now on, and looks for it in what was heard. Refuses `term_says_nothing`, `too_many_terms`, and `not_found` for a product of nobody's. */
export async function addTerm(ctx: Context, body: TermBody): Promise<number> {
  await refuseBad(ctx, body);
  const { rows } = await sql<{
    id: number;
    others: number;
  }>`insert into mention_term (brand_id, name, product_id, version, made_at)
    values (${ctx.brandId}, ${body.name}, ${body.product}, 1, ${ctx.now})
    returning id, (select count(*)::int from mention_term where brand_id = ${ctx.brandId} and removed_at is null) as others`.execute(
    ctx.db,
  );
  const { id, others } = rows[0]!;
  if (others >= mostTerms) throw new Refusal("too_many_terms", { values: { most: mostTerms } });
  await writeVersion(ctx, id, 1, body);
  await wantLookBack(ctx, id);
  await recordAudit(ctx, { action: "mention_term.made", subject: "mention_term", subjectId: id });
  return id;
}

/** Changes a term. Other words are a new version, looked for in what was heard too; what was found by earlier ones keeps them. Refuses like addTerm. */
export async function changeTerm(ctx: Context, id: number, body: TermBody): Promise<void> {
  await refuseBad(ctx, body);
  const { rows } = await sql<TermWords & { version: number }>`select t.version, v.all_words, v.any_words, v.none_words
    from mention_term t join mention_term_version v on v.brand_id = t.brand_id and v.term_id = t.id and v.version = t.version
    where t.brand_id = ${ctx.brandId} and t.id = ${id} and t.removed_at is null for update of t`.execute(ctx.db);
  const before = rows[0];
  if (!before) throw new Refusal("not_found", "term");
  const version = wordsOf(before) === wordsOf(body) ? before.version : before.version + 1;
  if (version > before.version) await writeVersion(ctx, id, version, body);
  await sql`update mention_term set name = ${body.name}, product_id = ${body.product}, version = ${version}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (version > before.version) await wantLookBack(ctx, id);
  await recordAudit(ctx, { action: "mention_term.changed", subject: "mention_term", subjectId: id });
}

/** Takes a term away or brings it back; what it found stays. Refuses `not_found`. */
export async function removeTerm(ctx: Context, id: number, removed: boolean): Promise<void> {
  const { rows } = await sql`update mention_term set removed_at = ${removed ? ctx.now : null}
    where brand_id = ${ctx.brandId} and id = ${id} returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "term");
  await recordAudit(ctx, {
    ...{ action: removed ? "mention_term.removed" : "mention_term.restored", subject: "mention_term" },
    subjectId: id,
  });
}

async function refuseBad(ctx: Context, { product, all_words, any_words }: TermBody): Promise<void> {
  if (all_words.length + any_words.length === 0) throw new Refusal("term_says_nothing", "any_words");
  if (product !== null && !(await productNames(ctx, [product])).has(product)) throw new Refusal("not_found", "product");
}

async function writeVersion(ctx: Context, id: number, version: number, words: TermWords): Promise<void> {
  await sql`insert into mention_term_version (brand_id, term_id, version, all_words, any_words, none_words, made_at, made_by)
    values (${ctx.brandId}, ${id}, ${version}, ${words.all_words}::text[], ${words.any_words}::text[], ${words.none_words}::text[], ${ctx.now},
      ${authorOf(ctx)})`.execute(ctx.db);
}

const wordsOf = ({ all_words, any_words, none_words }: TermWords) => JSON.stringify([all_words, any_words, none_words]);
