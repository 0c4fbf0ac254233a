import { sql } from "kysely";
import { type Database, system, withBrand } from "../../../platform/db/index.ts";
import type { FileRow } from "../../../platform/files/index.ts";
import { connection } from "./hold-import.ts";
import { type OpenRun, rowReader } from "./open-run.ts";
import { prefetch } from "./prefetch.ts";
import { reason } from "./reasons.ts";
import { cellOf } from "./row-cells.ts";
import { changeRun, type Run } from "./runs.ts";
import { type Chunk, chunkRows, longestOrder, type Thing } from "./things.ts";
import { dataRows, type HearProgress } from "./things-in-order.ts";

type Work = { database: Database; brandId: number; now: () => Date };

function inBrand({ database, brandId, now }: Work, work: Parameters<typeof withBrand<void>>[2]): Promise<void> {
  return withBrand(database.app, { brandId, actor: system("import"), now: now() }, work);
}

/** Puts every row of the file into the stage, unless they are all there from an earlier run. Gives how many there are. */
export async function gatherRows(work: Work, open: OpenRun, hear: HearProgress): Promise<number> {
  const { run } = open;
  let there = 0;
  await inBrand(work, async (ctx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from import_stage
      where brand_id = ${ctx.brandId} and import_id = ${run.id}`.execute(ctx.db);
    there = rows[0]!.n;
    // Unlogged rows are gone after a crash of PostgreSQL; a part of them is an earlier run that was broken off.
    if (there !== run.rows_total) await dropStage(ctx, run.id);
  });
  if (there === run.rows_total) return there;
  let total = 0;
  for await (const batch of prefetch(batches(open, hear), 2)) {
    await inBrand(work, async (ctx) => {
      await sql`insert into import_stage (brand_id, import_id, row_number, order_key, file_row)
        select ${ctx.brandId}, ${run.id}, said.* from unnest(${batch.map((row) => row.row)}::int[],
          ${batch.map((row) => keyOf(row, open))}::text[], ${batch.map(packed)}::text[]) as said`.execute(ctx.db);
    });
    total += batch.length;
  }
  await inBrand(work, (ctx) => changeRun(ctx, run.id, { rows_total: total }));
  return total;
}

/** Removes an import's rows from the stage. */
export async function dropStage(ctx: Parameters<typeof changeRun>[0], importId: number): Promise<void> {
  await sql`delete from import_stage where brand_id = ${ctx.brandId} and import_id = ${importId}`.execute(ctx.db);
}

async function* batches(open: OpenRun, hear: HearProgress): AsyncGenerator<FileRow[]> {
  let rows: FileRow[] = [];
  for await (const batch of dataRows(open, hear)) {
    rows.push(...batch);
    if (rows.length < chunkRows) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Rows of one order have one key; a row that names no order stands alone. */
function keyOf(row: FileRow, { run }: OpenRun): string {
  const id = row.problem ? "" : cellOf(row, run.mapping.columns["external_id"]);
  return id ? `=${id}` : `!${row.row}`;
}

function packed(row: FileRow): string {
  return JSON.stringify([row.cells, row.record ?? null, row.problem ?? null]);
}

type StagedRow = { row_number: number; order_key: string; file_row: string; lines: number };

function unpacked({ row_number, file_row }: StagedRow): FileRow {
  const [cells, record, problem] = JSON.parse(file_row);
  return { row: row_number, cells, record: record ?? undefined, problem: problem ?? undefined };
}

/** The orders in the stage, in the order in which the file begins them, behind the rows that are applied already. */
export async function* gatheredOrders(work: Work, open: OpenRun, total: number): AsyncGenerator<Chunk> {
  const read = rowReader(open);
  let at = open.run.applied_to;
  let waiting: StagedRow[] = [];
  for await (const rows of stagedRows(work, open.run)) {
    waiting = waiting.concat(rows);
    const whole = rows.length === 0 ? waiting.length : wholeOrders(waiting);
    const things: Thing[] = [];
    for (const group of groupsOf(waiting.slice(0, whole))) {
      at += group.length;
      things.push(thingOf(group, at, read));
    }
    waiting = waiting.slice(whole);
    if (things.length > 0) yield { things, progress: at / total };
  }
}

/** The stage's rows order by order, in parts; an empty part comes last. */
async function* stagedRows({ database, brandId }: Work, run: Run): AsyncGenerator<StagedRow[]> {
  await using held = await connection(database);
  const { client } = held;
  try {
    await client.query("begin read only");
    await client.query("select set_config('hamdel.brand', $1, true), set_config('work_mem', '64MB', true)", [
      String(brandId),
    ]);
    await client.query(
      `declare staged no scroll cursor for
       select row_number, order_key, file_row, lines from (
         select *, min(row_number) over w as first, count(*) over w as lines from import_stage
         where brand_id = ${brandId} and import_id = ${run.id} window w as (partition by order_key)
       ) s order by first, row_number offset ${run.applied_to}`,
    );
    for (;;) {
      const { rows } = await client.query<StagedRow>(`fetch ${chunkRows} from staged`);
      yield rows;
      if (rows.length === 0) return;
    }
  } finally {
    await client.query("rollback").catch(() => {});
  }
}

/** How many of these rows belong to orders that end here; lines of an order that is too long stand alone. */
function wholeOrders(rows: readonly StagedRow[]): number {
  const last = rows.at(-1)!;
  return last.lines > longestOrder ? rows.length : rows.findLastIndex((row) => row.order_key !== last.order_key) + 1;
}

function groupsOf(rows: readonly StagedRow[]): StagedRow[][] {
  const groups: StagedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last[0]!.order_key === row.order_key && row.lines <= longestOrder) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function thingOf(group: StagedRow[], to: number, read: ReturnType<typeof rowReader>): Thing {
  const rows = group.map(unpacked);
  const { order_key: key, lines } = group[0]!;
  if (lines > longestOrder)
    return {
      rows,
      said: rows.map((row) => ({ row, reason: reason("order_too_long", null, String(longestOrder)) })),
      to,
    };
  const problem = rows[0]!.problem;
  if (key.startsWith("!") && !problem)
    return { rows, said: [{ row: rows[0]!, reason: reason("field_missing", "external_id") }], to };
  return { rows, said: read(rows, key.slice(1)), to };
}
