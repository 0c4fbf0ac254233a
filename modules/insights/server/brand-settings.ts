import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { BrandSettings } from "./registry.ts";

/** The calendar, time zone, currency and language of the brand at hand. */
export async function brandSettings(ctx: Context): Promise<BrandSettings> {
  const { rows } = await sql<BrandSettings>`select time_zone as "timeZone", calendar, currency, language from brand
    where id = ${ctx.brandId}`.execute(ctx.db);
  return rows[0]!;
}
