import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import type { brandChange } from "../../contract.ts";
import { TimeZoneChanged, WorkingTimeChanged } from "../../events.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { type Brand, brandSettings, forgetSettings } from "./directory.ts";
import { holdDayCounters } from "./hold-time-zone.ts";

type Change = z.infer<typeof brandChange>;

/** Settings by which facts of customers are computed: where one changes, `brand` stands in the change feed and all are computed anew. */
const judging: readonly (keyof Change)[] = ["lapseAfterDays", "currency", "timeZone"];

/**
 * Changes settings of the brand at hand and gives all of them; the audit log keeps the names of those that differ. Another time zone
 * waits until everybody who was counting by day has committed, and is announced, so that days are counted anew.
 */
export async function changeSettings(ctx: Context, change: Change): Promise<Brand> {
  // Two changes at once take turns: each writes all settings, those that it does not change as it found them.
  await sql`select from brand where id = ${ctx.brandId} for no key update`.execute(ctx.db);
  forgetSettings(ctx);
  const before = await brandSettings(ctx);
  const after = { ...before, ...change };
  if (after.timeZone !== before.timeZone) await holdDayCounters(ctx);
  const changed = (Object.keys(change) as (keyof Change)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (changed.length === 0) return before;
  await sql`update brand set name = ${after.name}, language = ${after.language}, calendar = ${after.calendar},
      currency = ${after.currency}, money_unit = ${after.moneyUnit}, time_zone = ${after.timeZone},
      working_week = ${JSON.stringify(after.workingWeek)}::jsonb, lapse_after_days = ${after.lapseAfterDays}
    where id = ${ctx.brandId}`.execute(ctx.db);
  forgetSettings(ctx);
  if (changed.some((key) => judging.includes(key))) await recordChanges(ctx, "brand", [ctx.brandId]);
  if (changed.includes("timeZone")) await announce(ctx, TimeZoneChanged, { from: before.timeZone, to: after.timeZone });
  if (changed.includes("workingWeek")) await announce(ctx, WorkingTimeChanged, {});
  await recordAudit(ctx, { action: "brand.changed", subject: "brand", subjectId: before.slug, detail: { changed } });
  return brandSettings(ctx);
}
