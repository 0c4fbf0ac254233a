import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import { type CustomerWorth, type ExperienceCosts, experienceCosts } from "../../contract/experience.ts";

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
 * What a kept customer brings in a year against what a new one costs to win. Kept: bought in the last twelve months, and for the first time
 * before them. Their value is the margin of what they bought in these months, on average; the cost is twelve months of what winning costs ÷
 * those who bought for the first time in them. In the brand's currency; orders in others are left out.
 */
export async function customerWorth(ctx: Context): Promise<CustomerWorth> {
  const { currency } = await brandSettings(ctx);
  const costs = await readCosts(ctx);
  const { rows } = await sql<{ kept: number; sales: number | null; fresh: number }>`
    with year as (select ${ctx.now}::timestamptz - interval '12 months' as begins),
      first_bought as (select customer_id, min(first_day) as day from purchase_day
        where brand_id = ${ctx.brandId} and day >= (select begins::date from year) group by 1),
      spent as (select i.customer_id, sum(o.total) as total from order_view o
        join identity_map i on i.brand_id = o.brand_id and i.identity_id = o.identity_id
        where o.brand_id = ${ctx.brandId} and o.counted and o.currency = ${currency} and o.ordered_at >= (select begins from year) group by 1)
    select count(*) filter (where f.day < y.begins::date)::int as kept, (avg(s.total) filter (where f.day < y.begins::date))::bigint as sales,
      count(*) filter (where f.day >= y.begins::date)::int as fresh
    from year y, first_bought f left join spent s on s.customer_id = f.customer_id`.execute(ctx.db);
  const { kept, sales, fresh } = rows[0] ?? { kept: 0, sales: null, fresh: 0 };
  const value = costs && sales !== null ? Math.round((Number(sales) * costs.margin_percent) / 100) : null;
  return {
    currency,
    costs,
    kept_customers: kept,
    kept_sales: sales === null ? null : Number(sales),
    kept_value: value,
    new_customers: fresh,
    new_cost: costs && fresh > 0 ? Math.round((costs.winning_per_month * 12) / fresh) : null,
  };
}
