import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

const monthOf = ({ now }: Context) => now.toISOString().slice(0, 7);

/**
 * Takes tokens of this month, before they are used: two answers at once never exceed it together. False where there are not enough. Without
 * a budget they are only counted.
 */
export async function spendTokens(ctx: Context, tokens: number, budget: number | null): Promise<boolean> {
  const month = monthOf(ctx);
  await sql`insert into bot_model_use (brand_id, month, tokens) values (${ctx.brandId}, ${month}, 0) on conflict do nothing`.execute(
    ctx.db,
  );
  const { rows } =
    await sql`update bot_model_use set tokens = tokens + ${tokens} where brand_id = ${ctx.brandId} and month = ${month}
    and (${budget}::bigint is null or tokens + ${tokens} <= ${budget}::bigint) returning tokens`.execute(ctx.db);
  return rows.length > 0;
}

/** Tokens that were used this month. */
export async function tokensOfMonth(ctx: Context): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`select tokens::float8 as tokens from bot_model_use
    where brand_id = ${ctx.brandId} and month = ${monthOf(ctx)}`.execute(ctx.db);
  return rows[0]?.tokens ?? 0;
}
