import { type RawBuilder, sql } from "kysely";
import { type BrandWork, type Context, type Database, withBrand } from "../../../../platform/db/index.ts";
import { closedRows, readScoreQuestions, scoreRows } from "./answer-rows.ts";
import { blockOf, blocksOf, type Dimension, dimensionOf, dimensions } from "./dimensions.ts";

type Mark = { folded_xid: string; all_until_id: number; folded_at: Date | null; here: boolean };

const lockSpace = 7_236_816; // any number, the same in every process; not that of erasures, for which all who write about people wait

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
  await sql`select pg_advisory_xact_lock(${lockSpace}, ${ctx.brandId}::int)`.execute(ctx.db);
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

/** Adds the facts that fit to the tallies: score questions by every dimension, all closed questions in all; by day, and by block of days. */
async function addUp(ctx: Context, where: RawBuilder<unknown>): Promise<void> {
  const columns = dimensions.map((name) => sql`${dimensionOf(name)} as ${sql.ref(name)}`);
  // Read after the facts to be folded were bounded: their versions stood before them.
  const questions = await readScoreQuestions(ctx);
  const whole = sql`survey_id, question, day, answer`;
  const sets = sql.join([sql`(${whole})`, ...dimensions.map((name) => sql`(${whole}, ${sql.ref(name)})`)]);
  // Of a set's grouping exactly one dimension is there; of the whole none is.
  const cases = (then: (name: Dimension) => RawBuilder<unknown>) =>
    sql`case ${sql.join(
      dimensions.map((name) => sql`when grouping(${sql.ref(name)}) = 0 then ${then(name)}`),
      sql` `,
    )} else '' end`;
  await keep(
    ctx,
    sql`select survey_id, question, day, answer, ${cases((name) => sql`${name}`)} as dimension, ${cases((name) => sql.ref(name))} as value,
        sum(weight) as n
      from (select f.survey_id, f.question, f.day, f.answer, f.weight, ${sql.join(columns)} from ${scoreRows(ctx, where, questions)} f) told
      group by grouping sets (${sets})`,
  );
  await keep(
    ctx,
    sql`select survey_id, question, day, answer, '' as dimension, '' as value, sum(weight) as n
      from ${closedRows(ctx, where)} told group by ${whole}`,
  );
}

/** Adds day sums to the tallies, and the same by block. */
async function keep(ctx: Context, days: RawBuilder<unknown>): Promise<void> {
  await sql`
    with days as materialized (${days})
    insert into survey_tally (brand_id, survey_id, question, day, dimension, value, answer, n)
    select ${ctx.brandId}, survey_id, question, day, dimension, value, answer, n from (
      select survey_id, question, day, dimension, value, answer, n from days union all
      select survey_id, question, ${blockOf(sql`day`)}, dimension || ${blocksOf("")}, value, answer, sum(n) from days group by 1, 2, 3, 4, 5, 6
    ) sums where n <> 0 order by survey_id, question, dimension, day
    on conflict (brand_id, survey_id, question, dimension, day, value, answer) do update set n = survey_tally.n + excluded.n`.execute(
    ctx.db,
  );
}
