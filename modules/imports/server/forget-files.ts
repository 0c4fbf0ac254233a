import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../platform/jobs/index.ts";
import { listBrands } from "../../admin/index.ts";
import { type ErasedPerson, registerErasure } from "../../customers/index.ts";
import { eraseRaw } from "../../intake/index.ts";
import { dropFiles } from "./keep-file.ts";

const finished = sql`status in ('done', 'failed', 'cancelled', 'draft')`;
const job = "drop-import-files";

/**
 * A person is erased: files of imports that are finished are deleted whole, since anybody may stand in them and their rows are taken in;
 * files still under way are deleted when they end. Rejected rows that mention the person lose their cells.
 */
async function forgetPerson(ctx: Context, { mentions }: ErasedPerson): Promise<void> {
  await sql`update import_run set forget_file = true where brand_id = ${ctx.brandId} and file is not null`.execute(
    ctx.db,
  );
  await forgetFiles(ctx, sql`forget_file`);
  const texts = mentions.filter((text) => text.length >= 5);
  // A shop's number such as 17 stands in a cell of its own; within other cells it would match anybody.
  const whole = mentions.filter((text) => text.length < 5);
  await sql`update import_rejection r set cells = '{}', detail = null where brand_id = ${ctx.brandId} and (r.cells && ${whole}::text[] or exists (
    select from unnest(${texts}::text[]) as mention
    where position(lower(mention) in lower(array_to_string(r.cells, ' '))) > 0
      or position(mention in regexp_replace(translate(array_to_string(r.cells, ' '), '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩', '01234567890123456789'), '[ ()+-]', '', 'g')) > 0))`.execute(
    ctx.db,
  );
}

/** Lets go of the files of finished imports of a kind; they are deleted after the commit. */
async function forgetFiles(ctx: Context, which: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ file: string; raw_input_id: number }>`
    update import_run run set file = null from (
      select id, file, raw_input_id from import_run where brand_id = ${ctx.brandId} and file is not null and ${finished} and ${which} for update
    ) old where run.brand_id = ${ctx.brandId} and run.id = old.id returning old.file, old.raw_input_id`.execute(ctx.db);
  if (rows.length === 0) return;
  await eraseRaw(
    ctx,
    rows.map((row) => row.raw_input_id),
  );
  await enqueue(ctx, job, { files: [...new Set(rows.map((row) => row.file))] });
}

/** Deletes files that no import needs any more. */
async function dropUnneeded({ house, read }: JobRun, { files }: { files: string[] }): Promise<void> {
  const needed = await read((ctx) =>
    sql<{
      file: string;
    }>`select file from import_run where brand_id = ${ctx.brandId} and file = any(${files}::text[])`.execute(ctx.db),
  );
  const kept = new Set(needed.rows.map(({ file }) => file));
  await dropFiles(
    house.config.dataDir,
    files.filter((file) => !kept.has(file)),
  );
}

/** Lets go of files that were kept long enough: 30 days after their import, a week where nobody began it. */
async function forgetOldFiles({ database, clock }: House): Promise<void> {
  const now = clock();
  for (const { id: brandId } of await listBrands(database.app)) {
    await withBrand(database.app, { brandId, actor: system("imports"), now }, (ctx) =>
      forgetFiles(
        ctx,
        sql`coalesce(finished_at, created_at) < ${now}::timestamptz - case when status = 'draft' then interval '7 days' else interval '30 days' end`,
      ),
    );
  }
}

/** An import ended: where somebody was erased meanwhile its file goes now. */
export async function forgetFinished(ctx: Context, importId: number): Promise<void> {
  await forgetFiles(ctx, sql`forget_file and id = ${importId}`);
}

export const forgetting = {
  jobs: { [job]: dropUnneeded },
  cron: [{ name: "forget-import-files", pattern: "50 2 * * *", run: forgetOldFiles }],
  register: () => registerErasure("imports", forgetPerson),
};
