import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

export type BrandSettings = { timeZone: string; currency: string };

/** The time zone and currency of the brand at hand. */
export async function brandSettings(ctx: Context): Promise<BrandSettings> {
  const { rows } =
    await sql<BrandSettings>`select time_zone as "timeZone", currency from brand where id = ${ctx.brandId}`.execute(
      ctx.db,
    );
  return rows[0]!;
}
