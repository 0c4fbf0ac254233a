import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { ImportKind, ImportStatus, Mapping } from "../contract.ts";

/** An import as it stands in the store. */
export type Run = {
  id: number;
  what: ImportKind;
  source_id: number;
  raw_input_id: number;
  file_name: string;
  file: string | null;
  forget_file: boolean;
  told: boolean;
  mapping: Mapping;
  status: ImportStatus;
  runner: "worker" | "command";
  problem_code: string | null;
  problem_values: Record<string, string | number>;
  progress: number;
  rows_total: number | null;
  read: number;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: number;
  applied_to: number;
  created_at: Date;
  finished_at: Date | null;
};

const columns = sql`id, what, source_id, raw_input_id, file_name, file, forget_file, told, mapping, status, runner, problem_code, problem_values, progress,
  rows_total, read, imported, updated, unchanged, rejected, applied_to, created_at, finished_at`;

/** One import; refuses `not_found`. */
export async function findRun(ctx: Context, id: number): Promise<Run> {
  const { rows } =
    await sql<Run>`select ${columns} from import_run where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "import");
  return rows[0];
}

/** Imports newest first, in pages. */
export async function listRuns(ctx: Context, { after, limit }: { after?: number; limit: number }): Promise<Run[]> {
  const { rows } = await sql<Run>`select ${columns} from import_run
    where brand_id = ${ctx.brandId} and (${after ?? null}::bigint is null or id < ${after ?? null})
    order by id desc limit ${limit}`.execute(ctx.db);
  return rows;
}

export type NewRun = Pick<
  Run,
  "what" | "source_id" | "raw_input_id" | "file_name" | "file" | "mapping" | "status" | "runner"
> & {
  fingerprint: string | null;
};

/** Writes down a new import and gives its id. */
export async function insertRun(ctx: Context, run: NewRun): Promise<number> {
  const by = "id" in ctx.actor ? String(ctx.actor.id) : ctx.actor.name;
  const { rows } = await sql<{ id: number }>`
    insert into import_run (brand_id, what, source_id, raw_input_id, file_name, file, mapping, status, runner, fingerprint, created_by, created_at)
    values (${ctx.brandId}, ${run.what}, ${run.source_id}, ${run.raw_input_id}, ${run.file_name.slice(0, 255)}, ${run.file}, ${JSON.stringify(run.mapping)}::jsonb,
            ${run.status}, ${run.runner}, ${run.fingerprint}, ${by}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** The import of the same file, read the same way, that was broken off; null where there is none. */
export async function findBrokenOff(ctx: Context, fingerprint: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from import_run
    where brand_id = ${ctx.brandId} and fingerprint = ${fingerprint} and status in ('waiting', 'reading', 'writing', 'failed')
    order by id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

type Change = Partial<
  Pick<
    Run,
    | "status"
    | "told"
    | "told"
    | "progress"
    | "rows_total"
    | "problem_code"
    | "problem_values"
    | "runner"
    | "mapping"
    | "source_id"
  >
> & {
  fingerprint?: string;
  finished_at?: Date;
};

/** Changes what is said about an import. */
export async function changeRun(ctx: Context, id: number, change: Change): Promise<void> {
  const { mapping, problem_values, ...plain } = change;
  const sets = Object.entries(plain).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  if (mapping) sets.push(sql`mapping = ${JSON.stringify(mapping)}::jsonb`);
  if (problem_values) sets.push(sql`problem_values = ${JSON.stringify(problem_values)}::jsonb`);
  if (sets.length === 0) return;
  await sql`update import_run set ${sql.join(sets)} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

export type Tally = { read: number; imported: number; updated: number; unchanged: number; rejected: number };

/**
 * Adds a chunk's counts to an import, in the transaction that wrote the chunk. False where the import is no longer where we left it
 * (somebody cancelled it, or another process works on it): the chunk must not be committed.
 */
export async function addTally(
  ctx: Context,
  id: number,
  tally: Tally,
  at: { from: number; to: number; progress: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import_run set read = read + ${tally.read}, imported = imported + ${tally.imported}, updated = updated + ${tally.updated},
      unchanged = unchanged + ${tally.unchanged}, rejected = rejected + ${tally.rejected}, applied_to = ${at.to}, progress = ${at.progress}
    where brand_id = ${ctx.brandId} and id = ${id} and applied_to = ${at.from} and status in ('reading', 'writing')`.execute(
    ctx.db,
  );
  return numAffectedRows === 1n;
}
