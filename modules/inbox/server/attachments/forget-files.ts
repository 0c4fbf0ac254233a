import { sql } from "kysely";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { placeOf, shelfOf } from "./attachments.ts";
import { forgetQuarantined } from "./scan-attachment.ts";

/**
 * Deletes files from where they are stored that no attachment of the brand speaks of any more; after the erasing was committed, so that what is rolled back
 * has lost nothing. `hashes` are SHA-256 in hex.
 */
export async function forgetFiles(job: JobRun, { hashes }: { hashes: string[] }): Promise<void> {
  const kept = await job.read(async (ctx) => {
    const { rows } = await sql<{ hex: string }>`select distinct encode(sha256, 'hex') as hex from attachment
      where brand_id = ${ctx.brandId} and erased_at is null and sha256 in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)`.execute(
      ctx.db,
    );
    return new Set(rows.map((row) => row.hex));
  });
  const storage = storageOf(shelfOf(job.house, job.brandId));
  for (const hash of hashes.filter((one) => !kept.has(one))) {
    await storage.remove(placeOf(job.brandId, Buffer.from(hash, "hex")));
    await forgetQuarantined(job.house, job.brandId, hash);
  }
}
