import { type RawBuilder, sql } from "kysely";
import { type BrandWork, type Context, type Database, withBrand } from "../../../../platform/db/index.ts";
import { closedRows, scoreRows } from "./answer-rows.ts";
import { blockOf, blocksOf, dimensionOf, dimensions } from "./dimensions.ts";

type Mark = { folded_xid: string; all_until_id: number; folded_at: Date | null; here: boolean };

/** Facts of one fold that are too many for it are left to the next: in id order, so that memory stays what it is. */
const factsAtOnce = 100_000;

/**
 * Adds facts up into tallies as far as nobody is still writing: below the oldest transaction that runs. Whoever runs twice, or beside
 * another, adds each fact once. Gives how many facts were added. On another server than the one that folded before (a backup was brought
 * in) everything is folded anew.
 */
export async function foldTallies(database: Database, on: BrandWork): Promise<number> {
  const work = { ...on, readOnly: false };
  if (await withBrand(database.app, work, needsBeginning)) await withBrand(database.app, work, begin);
  const restored = await withBrand(database.app, work, foldRest);
  return restored + (await withBrand(database.app, work, foldNew));
}

/** One fold of a brand at a time. */
async function holdMark(ctx: Context): Promise<Mark | undefined> {
  await sql`select pg_advisory_xact_lock(7236813, ${ctx.brandId}::int)`.execute(ctx.db);
  const { rows } = await sql<Mark>`select folded_xid::text, all_until_id, folded_at, server = survey_server() as here
    from survey_tally_mark where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return rows[0];
}

async function needsBeginning(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select not exists (select from survey_tally_mark
      where brand_id = ${ctx.brandId} and server = survey_server())
    and exists (select from survey_fact where brand_id = ${ctx.brandId}) as needed`.execute(ctx.db);
  return rows[0]!.needed;
}

/** Draws the line: facts up to here are folded by their ids, later ones by their transactions. */
async function begin(ctx: Context): Promise<void> {
  if ((await holdMark(ctx))?.here) return;
  await sql`select hold_survey_facts()`.execute(ctx.db);
  await sql`delete from survey_tally where brand_id = ${ctx.brandId}`.execute(ctx.db);
  await sql`insert into survey_tally_mark (brand_id, folded_xid, server, all_until_id)
    select ${ctx.brandId}, pg_snapshot_xmin(pg_current_snapshot()), survey_server(), coalesce(max(id), 0)
    from survey_fact where brand_id = ${ctx.brandId}
    on conflict (brand_id) do update set folded_xid = excluded.folded_xid, server = excluded.server,
      all_until_id = excluded.all_until_id, folded_at = null`.execute(ctx.db);
}

/** Folds what stood there when the line was drawn. */
async function foldRest(ctx: Context): Promise<number> {
  const mark = await holdMark(ctx);
  if (!mark?.here || mark.folded_at) return 0;
  let folded = 0;
  for (let after = 0; after < mark.all_until_id; ) {
    const { rows } = await sql<{
      last: number;
      n: number;
    }>`select max(id) as last, count(*)::int as n from (select id from survey_fact
      where brand_id = ${ctx.brandId} and id > ${after} and id <= ${mark.all_until_id} order by id limit ${factsAtOnce}) piece`.execute(
      ctx.db,
    );
    const { last, n } = rows[0]!;
    if (n === 0) break;
    await addUp(ctx, sql`f.id > ${after} and f.id <= ${last}`);
    [after, folded] = [last, folded + n];
  }
  await sql`update survey_tally_mark set folded_at = ${ctx.now} where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return folded;
}

async function foldNew(ctx: Context): Promise<number> {
  const mark = await holdMark(ctx);
  if (!mark?.here) return 0;
  // Asked in a statement of its own: whatever ended before it is seen by the next.
  const { rows } = await sql<{ until: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as until`.execute(
    ctx.db,
  );
  const { until } = rows[0]!;
  const fresh = sql`f.written_xid >= ${mark.folded_xid}::xid8 and f.written_xid < ${until}::xid8 and f.id > ${mark.all_until_id}`;
  const found = await sql<{ n: number }>`select count(*)::int as n from survey_fact f
    where f.brand_id = ${ctx.brandId} and ${fresh}`.execute(ctx.db);
  const n = found.rows[0]!.n;
  if (n === 0) return 0;
  await addUp(ctx, fresh);
  await sql`update survey_tally_mark set folded_xid = ${until}::xid8 where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return n;
}

/** Adds the facts that fit to the tallies: score questions by every dimension, all closed questions in all. */
async function addUp(ctx: Context, where: RawBuilder<unknown>): Promise<void> {
  const told = sql.join(dimensions.map((name) => sql`(${name}, ${dimensionOf(name)})`));
  const periods = (dimension: RawBuilder<unknown>) =>
    sql`(values (${dimension}, f.day), (${dimension} || ${blocksOf("")}, ${blockOf(sql`f.day`)})) p (dimension, day)`;
  const add = (rows: RawBuilder<unknown>) => sql`
    insert into survey_tally (brand_id, survey_id, question, day, dimension, value, answer, n)
    select brand_id, survey_id, question, day, dimension, value, answer, sum(weight) as n from (${rows}) told
    group by 1, 2, 3, 4, 5, 6, 7 having sum(weight) <> 0 order by 2, 3, 5, 4, 6, 7
    on conflict (brand_id, survey_id, question, dimension, day, value, answer) do update set n = survey_tally.n + excluded.n`;
  await add(sql`select f.brand_id, f.survey_id, f.question, p.day, p.dimension, d.value, f.answer, f.weight
    from ${scoreRows(ctx, where)} f, lateral (values ('', ''), ${told}) d (dimension, value),
      lateral ${periods(sql`d.dimension`)}`).execute(ctx.db);
  await add(sql`select f.brand_id, f.survey_id, f.question, p.day, p.dimension, '' as value, f.answer, f.weight
    from ${closedRows(ctx, where)} f, lateral ${periods(sql`''`)}`).execute(ctx.db);
}
