import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

/** How many imports of the last seven days failed and were not taken up again since. */
export async function countFailedImports(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from import_run run
    where brand_id = ${ctx.brandId} and status = 'failed' and created_at > ${ctx.now}::timestamptz - interval '7 days'
      and not exists (select from import_run later where later.brand_id = run.brand_id and later.id > run.id
        and later.fingerprint = run.fingerprint and later.status = 'done')`.execute(ctx.db);
  return rows[0]!.n;
}
