import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import type { brandChange } from "../../contract.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { type Brand, brandSettings } from "./directory.ts";

type Change = z.infer<typeof brandChange>;

/** Settings by which facts of customers are computed: where one changes, `brand` stands in the change feed and all are computed anew. */
const judging: readonly (keyof Change)[] = ["lapseAfterDays", "currency", "timeZone"];

/** Changes settings of the brand at hand and gives all of them; the audit log keeps the names of those that differ. */
export async function changeSettings(ctx: Context, change: Change): Promise<Brand> {
  const before = await brandSettings(ctx);
  const after = { ...before, ...change };
  const changed = (Object.keys(change) as (keyof Change)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (changed.length === 0) return before;
  await sql`update brand set name = ${after.name}, language = ${after.language}, calendar = ${after.calendar},
      currency = ${after.currency}, money_unit = ${after.moneyUnit}, time_zone = ${after.timeZone},
      working_week = ${JSON.stringify(after.workingWeek)}::jsonb, lapse_after_days = ${after.lapseAfterDays}
    where id = ${ctx.brandId}`.execute(ctx.db);
  if (changed.some((key) => judging.includes(key))) await recordChanges(ctx, "brand", [ctx.brandId]);
  await recordAudit(ctx, { action: "brand.changed", subject: "brand", subjectId: before.slug, detail: { changed } });
  return brandSettings(ctx);
}
