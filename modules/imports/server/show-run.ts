import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type RefusalCode, say } from "../../../platform/errors/index.ts";
import { sourceKeys } from "../../intake/index.ts";
import type { ImportRun } from "../contract.ts";
import { lockOf } from "./hold-import.ts";
import type { Run } from "./runs.ts";

/** Imports as the wire wants them, with sentences in the reader's language and whether anybody works on them now. */
export async function showRuns(ctx: Context, runs: readonly Run[], language: "fa" | "en"): Promise<ImportRun[]> {
  const sources = await sourceKeys(
    ctx,
    runs.map((run) => run.source_id),
  );
  const held = await heldNow(ctx, runs);
  return runs.map((run) => ({
    id: run.id,
    kind: run.what,
    source: sources.get(run.source_id) ?? "",
    file_name: run.file_name,
    status: run.status,
    working: held.has(run.id),
    runner: run.runner,
    progress: run.progress,
    problem: problemOf(run, language),
    read: run.read,
    imported: run.imported,
    updated: run.updated,
    unchanged: run.unchanged,
    rejected: run.rejected,
    created_at: run.created_at.toISOString(),
    finished_at: run.finished_at?.toISOString() ?? null,
  }));
}

function problemOf({ problem_code: code, problem_values: values }: Run, language: "fa" | "en"): ImportRun["problem"] {
  return code === null ? null : { code, message: say(code as RefusalCode, language, values) };
}

/** Which of these imports some process works on (see holdImport). */
async function heldNow(ctx: Context, runs: readonly Run[]): Promise<Set<number>> {
  const begun = runs.filter(({ status }) => status === "reading" || status === "writing");
  if (begun.length === 0) return new Set();
  const locks = begun.map(({ id }) => lockOf(id));
  const { rows } = await sql<{ key: string }>`
    select ((classid::bigint << 32) | objid::bigint)::text as key from pg_locks
    where locktype = 'advisory' and objsubid = 1 and granted
      and ((classid::bigint << 32) | objid::bigint) = any(${locks}::bigint[])`.execute(ctx.db);
  const held = new Set(rows.map((row) => row.key));
  return new Set(begun.filter(({ id }) => held.has(lockOf(id))).map(({ id }) => id));
}
