import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { scan } from "../../../../platform/scanning/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { touchMessage } from "../conversations/write-message.ts";
import { placeOf, shelfOf } from "./attachments.ts";
import { enqueueScan } from "./enqueue-scan.ts";

/**
 * Checks a held file for viruses. Clean, it is given out from now on. Infected, it is moved away from where files are read, and stays named.
 * Where the scanner is away it goes on waiting, and is asked about again. Without a scanner any more, nothing holds it.
 */
export async function scanAttachment(job: JobRun, { hash, tries }: { hash: string; tries: number }): Promise<void> {
  const { house, brandId } = job;
  const sha256 = Buffer.from(hash, "hex");
  const waits = await job.read((ctx) => isHeld(ctx, sha256));
  if (!waits) return;
  const storage = storageOf(house.config);
  const place = placeOf(brandId, sha256);
  let infection: string | null = null;
  if (house.config.scanner) {
    try {
      const bytes = await storage.get(place);
      // Nothing is said of a file that is not there; should its bytes come again, they are looked at then.
      if (!bytes) return;
      ({ infection } = await scan(house.config.scanner, bytes));
      if (infection) {
        // Said before it is moved: whoever stops in between leaves it named and not given out.
        await job.write((ctx) => letGo(ctx, sha256, infection));
        await storage.put(quarantineOf(brandId, hash), bytes);
        await storage.remove(place);
        return;
      }
    } catch (error) {
      house.log.warn({ err: error, tries }, "a file could not be checked; it stays held");
      await job.write((ctx) => enqueueScan(ctx, sha256, tries + 1));
      return;
    }
  }
  await job.write((ctx) => letGo(ctx, sha256, infection));
}

/** Where infected files lie, for whoever runs the house; no route leads there. */
function quarantineOf(brandId: number, hash: string): string {
  return `infected/${brandId}/${hash}`;
}

async function isHeld(ctx: Context, sha256: Buffer): Promise<boolean> {
  const { rows } = await sql`select from attachment where brand_id = ${ctx.brandId} and sha256 = ${sha256}
    and held_at is not null and scanned_at is null and erased_at is null limit 1`.execute(ctx.db);
  return rows.length > 0;
}

async function letGo(ctx: Context, sha256: Buffer, infection: string | null): Promise<void> {
  // The same bytes that were held are the same everywhere: older attachments of them too.
  const { rows } = await sql<{ message_id: number | null }>`
    update attachment set scanned_at = ${ctx.now}, infection = ${infection}
    where brand_id = ${ctx.brandId} and sha256 = ${sha256} and ((held_at is not null and scanned_at is null) or ${infection !== null})
    returning message_id`.execute(ctx.db);
  for (const { message_id } of rows) if (message_id !== null) await touchMessage(ctx, message_id);
}

/** Removes what lies in quarantine of a file that is forgotten. */
export async function forgetQuarantined(house: House, brandId: number, hash: string): Promise<void> {
  await storageOf(shelfOf(house, brandId)).remove(quarantineOf(brandId, hash));
}
