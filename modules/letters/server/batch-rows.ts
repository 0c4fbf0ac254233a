import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type BatchBody, type BatchPage, type BatchRow, type TemplateBody, templateBody } from "../contract.ts";

/** A batch as its row stands. */
export type Batch = {
  id: number;
  name: string;
  template_id: number;
  template: TemplateBody;
  audience: BatchBody["audience"];
  purpose: BatchBody["purpose"];
  made_by: string;
  made_at: Date;
  gathered_at: Date;
  printing_at: Date | null;
  printing: number;
  printed: number;
  parts: number;
  problem: string | null;
  file: string | null;
  pages: number | null;
  bytes: number | null;
  printed_at: Date | null;
  expires_at: Date | null;
  posted_on: string | null;
  posted_at: Date | null;
  posted_by: string | null;
  told_at: Date | null;
};
type Counted = Batch & { letters: number; left_out: number; returned: number };

const columns = sql`id, name, template_id, template, audience, purpose, made_by, made_at, gathered_at, printing_at, printing, printed, parts,
  problem, file, pages, bytes, printed_at, expires_at, posted_on, posted_at, posted_by, told_at`;
const mostShown = 200;

/** The batches of a brand with what became of them, newest first. */
export async function listBatches(ctx: Context): Promise<BatchRow[]> {
  return (await counted(ctx, sql`true`)).map(onWire);
}

/** One batch with what its check found; refuses `not_found`. */
export async function showBatch(ctx: Context, id: number): Promise<Omit<BatchPage, "can_print">> {
  const [row] = await counted(ctx, sql`b.id = ${id}`);
  if (!row) throw new Refusal("not_found", "batch");
  const { rows: reasons } = await sql<
    BatchPage["reasons"][number]
  >`select left_out as reason, count(*)::int as customers from letter
    where brand_id = ${ctx.brandId} and batch_id = ${id} and left_out is not null group by left_out order by 2 desc, 1`.execute(
    ctx.db,
  );
  const { rows: gaps } = await sql<{ n: number }>`select count(*)::int as n from letter
    where brand_id = ${ctx.brandId} and batch_id = ${id} and left_out is null and empty_gaps > 0`.execute(ctx.db);
  return { ...onWire(row), reasons, empty_gaps: gaps[0]!.n };
}

/** A batch, locked until this transaction ends; refuses `not_found`. */
export async function holdBatch(ctx: Context, id: number): Promise<Batch> {
  return whole(await rowOf(ctx, id, sql`removed_at is null for update`));
}

/** The same, also where it was put away; null where there is none any more. */
export async function holdAnyBatch(ctx: Context, id: number): Promise<Batch | null> {
  const row = await rowOf(ctx, id, sql`true for update`);
  return row ? whole(row) : null;
}

/** A batch to be read alone; refuses `not_found`. */
export async function findBatch(ctx: Context, id: number): Promise<Batch> {
  return whole(await rowOf(ctx, id, sql`removed_at is null`));
}

async function rowOf(ctx: Context, id: number, which: ReturnType<typeof sql>): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`select ${columns} from letter_batch
    where brand_id = ${ctx.brandId} and id = ${id} and ${which}`.execute(ctx.db);
  return rows[0];
}

function whole(row: Batch | undefined): Batch {
  if (!row) throw new Refusal("not_found", "batch");
  return { ...row, template: templateBody.parse(row.template) };
}

async function counted(ctx: Context, wanted: ReturnType<typeof sql>): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select ${columns}, l.* from letter_batch b, lateral (
      select count(*) filter (where left_out is null)::int as letters, count(*) filter (where left_out is not null)::int as left_out,
        count(returned_at)::int as returned from letter where brand_id = b.brand_id and batch_id = b.id) l
    where b.brand_id = ${ctx.brandId} and b.removed_at is null and ${wanted} order by b.id desc limit ${mostShown}`.execute(
    ctx.db,
  );
  return rows;
}

function onWire(row: Counted): BatchRow {
  const { id, name, purpose, letters, left_out, returned, problem } = row;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, name, purpose, letters, left_out, returned, problem },
    template: templateBody.parse(row.template),
    made_at: row.made_at.toISOString(),
    gathered_at: row.gathered_at.toISOString(),
    printing: row.printing_at ? { of: row.printing, printed: row.printed } : null,
    file: row.pages === null ? null : { pages: row.pages, bytes: row.bytes!, expires_at: iso(row.expires_at)! },
    printed_at: iso(row.printed_at),
    posted_on: row.posted_on,
    told: row.told_at !== null,
  };
}
