import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";

const usualDays = 365;

/** For how many days the words of a mention are kept; a year where nobody said. */
export async function keepDays(ctx: Context): Promise<number> {
  const { rows } = await sql<{
    keep_days: number;
  }>`select keep_days from mention_setting where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return rows[0]?.keep_days ?? usualDays;
}

/** Says for how many days words are kept. */
export async function setKeepDays(ctx: Context, days: number): Promise<void> {
  await sql`insert into mention_setting (brand_id, keep_days) values (${ctx.brandId}, ${days})
    on conflict (brand_id) do update set keep_days = excluded.keep_days`.execute(ctx.db);
  await recordAudit(ctx, { action: "mention_settings.changed", subject: "mention_settings" });
}
