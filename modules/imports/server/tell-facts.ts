import type { Context } from "../../../platform/db/index.ts";
import { touchBuyersSince } from "../../catalog/index.ts";
import { touchRecordedSince } from "../../timeline/index.ts";
import { changeRun, findRun } from "./runs.ts";

// Clocks of two machines may differ by some minutes.
const margin = 15 * 60_000;

/**
 * Tells the change feed of the customers that an import has changed so far. Chunks leave it out, since they come back to the same
 * customers again and again, and each telling makes the fold compute their facts anew.
 */
export async function tellFacts(ctx: Context, importId: number): Promise<void> {
  const { what, source_id, created_at, told } = await findRun(ctx, importId);
  if (told) return;
  const since = new Date(created_at.getTime() - margin);
  if (what === "orders") await touchBuyersSince(ctx, source_id, since);
  if (what === "interactions") await touchRecordedSince(ctx, source_id, since);
  await changeRun(ctx, importId, { told: true });
}
