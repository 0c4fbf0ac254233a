import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { AccountLine } from "./line-of.ts";
import { isLine } from "./registry.ts";

/** A line that may carry a message in place of another. */
export type StandIn = AccountLine & { id: number; name: string; kind: string };

/**
 * Has these lines stand in for one another, in this order; all others stand alone. Refuses `not_found` for a line that is not there and
 * `not_a_line` for a channel that does not send to phone numbers.
 */
export async function orderLines(ctx: Context, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number; kind: string }>`select id, kind from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and id = any(${[...ids]}::bigint[])`.execute(ctx.db);
  if (rows.length !== new Set(ids).size) throw new Refusal("not_found", "channel");
  if (rows.some(({ kind }) => !isLine(kind))) throw new Refusal("not_a_line");
  await sql`update channel_account set line_order = array_position(${[...ids]}::bigint[], id)
    where brand_id = ${ctx.brandId} and (line_order is not null or id = any(${[...ids]}::bigint[]))`.execute(ctx.db);
  await recordAudit(ctx, { action: "channel.changed", subject: "channel", detail: { lines: ids.join(", ") } });
}

/** The lines that stand in for this one, those after it first; none where it stands alone. Paused ones carry nothing. */
export async function standInsOf(ctx: Context, accountId: number): Promise<StandIn[]> {
  const { rows } = await sql<StandIn>`
    select other.id, other.name, other.kind, other.settings from channel_account one
    join channel_account other on other.brand_id = one.brand_id and other.id <> one.id and other.line_order is not null
      and other.removed_at is null and other.paused_at is null
    where one.brand_id = ${ctx.brandId} and one.id = ${accountId} and one.line_order is not null
    order by other.line_order < one.line_order, other.line_order`.execute(ctx.db);
  return rows;
}
