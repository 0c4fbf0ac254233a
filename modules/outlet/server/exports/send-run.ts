import { sql } from "kysely";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { Brand } from "../../../admin/index.ts";
import { type ExportFile, type ExportTable, exportTables } from "../../contract/exports.ts";
import type { KeptExport, KeptRun } from "./export-rows.ts";
import { openSecret } from "./export-secret.ts";
import { rowsToSend } from "./export-tables.ts";
import { type OpenPlace, openPlace } from "./open-place.ts";
import { type Part, writeParts } from "./write-parts.ts";

/** What one sending needs. */
export type Ready = { run: KeptRun; kept: KeptExport; brand: Brand };

/**
 * Puts the files of all tables, one after another, and last the list of them by which a reader knows that all are there. Files that an
 * earlier try put and this one did not are taken away.
 */
export async function sendRun(job: JobRun, { run, kept, brand }: Ready, most?: number): Promise<void> {
  const { rule } = kept;
  const { secretKey, allowPrivate } = job.house.config;
  const place = openPlace(rule.place, openSecret(secretKey, kept.secret_sealed), { allowPrivate });
  const window = { since: run.since, until: run.due_at };
  const sent: ExportFile[] = [];
  for (const table of exportTables.filter((one) => rule.tables.includes(one))) {
    const rows = await rowsToSend((work) => job.read(work), table, window);
    for await (const part of writeParts(rows, { gzip: rule.gzip, ...(most !== undefined && { most }) })) {
      sent.push(await putPart(place, part, { table, label: run.label, gzip: rule.gzip }));
      await noteFiles(job, run, withOlder(sent, run.files));
    }
  }
  for (const { name } of run.files) if (!sent.some((file) => file.name === name)) await place.remove(name);
  await place.put(`${run.label}-done.json`, manifest({ run, kept, brand }, sent));
  await noteFiles(job, run, sent);
}

type Naming = { table: ExportTable; label: string; gzip: boolean };

async function putPart(place: OpenPlace, { n, rows, bytes, sha256 }: Part, naming: Naming): Promise<ExportFile> {
  const name = `${naming.table}-${naming.label}-${n}.csv${naming.gzip ? ".gz" : ""}`;
  await place.put(name, bytes);
  return { name, table: naming.table, rows, bytes: bytes.length, sha256 };
}

/** What an earlier try left beside what is there by now stays known, to be taken away. */
function withOlder(sent: readonly ExportFile[], older: readonly ExportFile[]): ExportFile[] {
  return [...sent, ...older.filter(({ name }) => !sent.some((file) => file.name === name))];
}

async function noteFiles(job: JobRun, run: KeptRun, sent: readonly ExportFile[]): Promise<void> {
  const files = JSON.stringify(sent);
  await job.write((ctx) =>
    sql`update export_run set files = ${files}::jsonb where brand_id = ${ctx.brandId} and id = ${run.id}`.execute(
      ctx.db,
    ),
  );
}

function manifest({ run, kept, brand }: Ready, files: readonly ExportFile[]): Buffer {
  const { name, scope } = kept.rule;
  const about = { brand: brand.slug, export: name, scope, since: run.since, until: run.due_at, files };
  return Buffer.from(`${JSON.stringify(about, null, 2)}\n`);
}
