import { sql } from "kysely";
import { type Context, may } from "../../../platform/db/index.ts";
import { countSuggestions } from "../../customers/index.ts";
import { countFailedImports } from "../../imports/index.ts";
import { countAtRisk } from "../../inbox/index.ts";
import { countWaiting } from "../../intake/index.ts";
import type { Home } from "../contract.ts";

/** Whether the brand has neither customers nor orders yet. */
export async function nothingYet(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from identity_map where brand_id = ${ctx.brandId})
    or exists (select from customer_lifecycle_view where brand_id = ${ctx.brandId})
    or exists (select from order_day_view where brand_id = ${ctx.brandId}) as some`.execute(ctx.db);
  return !rows[0]!.some;
}

/** What waits for a person who may decide it; what nobody waits for is left out. */
export async function needsOf(ctx: Context): Promise<Home["needs"]> {
  const needs: Home["needs"] = [];
  if (may(ctx.actor, "inbox.read")) needs.push({ need: "conversations-at-risk", count: await countAtRisk(ctx) });
  if (may(ctx.actor, "customers.write")) needs.push({ need: "match-suggestions", count: await countSuggestions(ctx) });
  if (may(ctx.actor, "intake.read")) needs.push({ need: "quarantine", count: await countWaiting(ctx) });
  if (may(ctx.actor, "imports.write")) needs.push({ need: "failed-imports", count: await countFailedImports(ctx) });
  return needs.filter(({ count }) => count > 0);
}
