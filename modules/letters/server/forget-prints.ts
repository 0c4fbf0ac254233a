import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../platform/jobs/index.ts";
import { storageOf } from "../../../platform/storage/index.ts";
import { listBrands } from "../../admin/index.ts";
import type { Batch } from "./batch-rows.ts";

export const forgetJob = "forget-letter-prints";
/** By then no job that was printing puts anything any more. */
const late = 3_600_000;

/** Under which name the letters of a batch lie in the storage; nobody guesses it. */
export function placeOfPrint(brandId: number, file: string): string {
  return `letters/${brandId}/${file.slice(0, 2)}/${file}`;
}

/** The same of a part that waits to be joined. */
export function placeOfPart(brandId: number, file: string, part: number): string {
  return `${placeOfPrint(brandId, file)}-${part}`;
}

/** Throws a print away, where there is one: its bytes go after this was committed, and once more an hour later. */
export async function forgetPrint(ctx: Context, { file, parts }: Pick<Batch, "file" | "parts">): Promise<void> {
  if (file === null) return;
  // One part more: a job may just be putting it there. It clears away itself what it put too late, unless it is killed.
  const print = { file, parts: parts + 1 };
  await enqueue(ctx, forgetJob, print);
  await enqueue(ctx, forgetJob, print, { runAt: new Date(ctx.now.getTime() + late) });
}

/** Removes the bytes of a print that was thrown away. */
export async function removePrint(
  { house, brandId }: JobRun,
  { file, parts }: { file: string; parts: number },
): Promise<void> {
  const storage = storageOf(house.config);
  await storage.remove(placeOfPrint(brandId, file));
  for (let part = 0; part < parts; part++) await storage.remove(placeOfPart(brandId, file, part));
}

/** Removes so many parts of a print, and the whole, where no batch has it any more; where another run goes on with it, it stays. */
export async function clearAway(job: JobRun, { file, id }: { file: string; id: number }, parts: number): Promise<void> {
  const stands = await job.read((ctx) =>
    sql`select from letter_batch where brand_id = ${ctx.brandId} and id = ${id} and file = ${file}`.execute(ctx.db),
  );
  if (stands.rows.length === 0) await removePrint(job, { file, parts });
}

/** Prints are kept for a week: they are full of addresses. */
export async function forgetOldPrints(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app))
    await withBrand(house.database.app, { brandId, actor: system("letters"), now }, async (ctx) => {
      const { rows } = await sql<Pick<Batch, "id" | "file" | "parts">>`select id, file, parts from letter_batch
        where brand_id = ${brandId} and file is not null and expires_at <= ${now} for update`.execute(ctx.db);
      for (const one of rows) await letGo(ctx, one);
    });
}

/** A batch without its print; it can be printed again. */
export async function letGo(ctx: Context, batch: Pick<Batch, "id" | "file" | "parts">): Promise<void> {
  await sql`update letter_batch set file = null, printing_at = null, pages = null, bytes = null, expires_at = null
    where brand_id = ${ctx.brandId} and id = ${batch.id}`.execute(ctx.db);
  await forgetPrint(ctx, batch);
}
