import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand } from "../../admin/index.ts";

/** Counts scans of a code on today's day of the brand; of who scanned nothing is kept. */
export async function noteScans(ctx: Context, codeId: number, scans = 1): Promise<void> {
  await sql`insert into place_scan (brand_id, code_id, day, scans)
    values (${ctx.brandId}, ${codeId}, ${await today(ctx)}::date, ${scans})
    on conflict (brand_id, code_id, day) do update set scans = place_scan.scans + excluded.scans`.execute(ctx.db);
}

/** Notes that a conversation began, or an answer came, through a code; told twice it counts once. */
export async function noteArrival(
  ctx: Context,
  codeId: number,
  subject: "conversation" | "response",
  id: number,
): Promise<void> {
  await sql`insert into place_arrival (brand_id, code_id, subject, subject_id, day)
    values (${ctx.brandId}, ${codeId}, ${subject}, ${id}, ${await today(ctx)}::date) on conflict do nothing`.execute(
    ctx.db,
  );
}

async function today(ctx: Context): Promise<string> {
  return isoDayInBrand(await brandSettings(ctx), ctx.now);
}
