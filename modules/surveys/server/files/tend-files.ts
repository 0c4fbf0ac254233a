import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { scan } from "../../../../platform/scanning/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { forgetFiles, placeOfFile } from "./survey-files.ts";

/** Seconds until a scanner that was away is asked again; the last one for ever after. */
const pauses = [10, 30, 60, 300];

/** Removes the bytes of files that were forgotten. */
export async function removeFiles({ house, brandId }: JobRun, { tokens }: { tokens: string[] }): Promise<void> {
  const storage = storageOf(house.config);
  for (const token of tokens) await storage.remove(placeOfFile(brandId, token));
}

/** Has a held file checked. */
export async function enqueueFileScan(ctx: Context, token: string, tries = 0): Promise<void> {
  const seconds = tries === 0 ? 0 : pauses[Math.min(tries, pauses.length) - 1]!;
  const runAt = new Date(ctx.now.getTime() + seconds * 1000);
  await enqueue(ctx, "scan-survey-file", { token, tries }, { key: `survey-file:${ctx.brandId}:${token}`, runAt });
}

/**
 * Checks a held file for viruses: clean it is given out from now on; of an infected one the name stays and the bytes go. Where the scanner
 * is away the file goes on waiting.
 */
export async function scanFile(job: JobRun, { token, tries }: { token: string; tries: number }): Promise<void> {
  const { house, brandId } = job;
  const storage = storageOf(house.config);
  const place = placeOfFile(brandId, token);
  let infection: string | null = null;
  if (house.config.scanner) {
    try {
      const bytes = await storage.get(place);
      if (!bytes) return;
      ({ infection } = await scan(house.config.scanner, bytes));
    } catch (error) {
      house.log.warn({ err: error, tries }, "a file of a survey could not be checked; it stays held");
      await job.write((ctx) => enqueueFileScan(ctx, token, tries + 1));
      return;
    }
  }
  await job.write(async (ctx) => {
    await sql`update survey_file set scanned_at = ${ctx.now}, infection = ${infection}
      where brand_id = ${ctx.brandId} and token = ${token}`.execute(ctx.db);
  });
  if (infection) await storage.remove(place);
}

/** Files whose bytes never came go after a day, and those of answers that nobody handed in after sixty. */
export async function forgetUnclaimed(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app))
    await withBrand(house.database.app, { brandId, actor: system("survey files"), now }, async (ctx) => {
      const { rows } = await sql<{ token: string }>`select f.token from survey_file f where f.brand_id = ${brandId}
        and (f.taken_at < ${before(now, 60)} or (f.kept_at is null and f.taken_at < ${before(now, 1)}))
        and (f.kept_at is null or not exists (select from survey_response r where r.brand_id = f.brand_id and r.survey_id = f.survey_id
          and r.key = f.response_key and r.answered_at is not null and jsonb_exists(r.answers -> f.question, f.token)))
        order by f.taken_at limit 1000`.execute(ctx.db);
      await forgetFiles(
        ctx,
        rows.map(({ token }) => token),
      );
    });
}

const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
