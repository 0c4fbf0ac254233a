import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type CustomerWorth, type ExperienceCosts, experienceCosts } from "../../contract/experience.ts";
import type { MetricGroup } from "../../contract.ts";

/** What the brand entered; null where it entered nothing. */
export async function readCosts(ctx: Context): Promise<ExperienceCosts | null> {
  const { rows } = await sql<{
    settings: unknown;
  }>`select settings from insights_setting where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return rows[0] ? experienceCosts.parse(rows[0].settings) : null;
}

/** Keeps what the brand enters. */
export async function saveCosts(ctx: Context, costs: ExperienceCosts): Promise<void> {
  const who = ctx.actor.kind === "user" ? ctx.actor.id : null;
  await sql`insert into insights_setting (brand_id, settings, updated_at, updated_by)
    values (${ctx.brandId}, ${JSON.stringify(costs)}::jsonb, ${ctx.now}, ${who})
    on conflict (brand_id) do update set settings = excluded.settings, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "insights.costs_changed", subject: "insights", detail: costs });
}

/**
 * What a kept customer brings in a year against what a new one costs to win: the margin of what customers who had bought before the year
 * bought in it, on average (`kept-customer-sales`), and twelve months of what winning costs ÷ those who bought for the first time in it.
 */
export function customerWorth(currency: string, costs: ExperienceCosts | null, year: MetricGroup): CustomerWorth {
  const fresh = Number(year["new_customers"]);
  return {
    currency,
    costs,
    kept_customers: year.n,
    kept_sales: year.value,
    kept_value: costs && year.value !== null ? Math.round((year.value * costs.margin_percent) / 100) : null,
    new_customers: fresh,
    new_cost: costs && fresh > 0 ? Math.round((costs.winning_per_month * 12) / fresh) : null,
  };
}
