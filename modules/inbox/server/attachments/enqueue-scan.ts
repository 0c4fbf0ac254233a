import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";

/** Seconds until a scanner that was away is asked again; the last one for ever after. */
const pauses = [10, 30, 60, 300];

/** Has a file checked, whichever attachment speaks of it. */
export async function enqueueScan(ctx: Context, sha256: Buffer, tries = 0): Promise<void> {
  const hash = sha256.toString("hex");
  const seconds = tries === 0 ? 0 : pauses[Math.min(tries, pauses.length) - 1]!;
  const runAt = new Date(ctx.now.getTime() + seconds * 1000);
  await enqueue(ctx, "scan-attachment", { hash, tries }, { key: `scan:${ctx.brandId}:${hash}`, runAt });
}
