import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { customerNames } from "../../customers/index.ts";
import type { InteractionPage, TimelineQuery } from "../contract.ts";
import { afterPlace, conditionsOf, cursorOf, placeOf } from "./row-filters.ts";
import { type FoundRow, rowColumns, showRows } from "./show-rows.ts";

/**
 * One page of a customer's interactions, newest first: those of every identity that belongs to the customer now. Each identity gives
 * its newest rows from the index, so the length of the log does not matter. Refuses `not_found`.
 */
export async function customerTimeline(
  ctx: Context,
  customerId: number,
  query: TimelineQuery,
): Promise<InteractionPage> {
  const { after, limit, ...filters } = query;
  const place = placeOf(after);
  const conditions = await conditionsOf(ctx, filters);
  const { rows } = await sql<FoundRow>`
    select i.*, ${customerId}::bigint as customer_id
    from identity_map m
    cross join lateral (
      select ${rowColumns} from interaction i
      where i.brand_id = ${ctx.brandId} and i.identity_id = m.identity_id and ${afterPlace(place)} and ${conditions}
      order by i.occurred_at desc, i.id desc limit ${limit + 1}) i
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId}
    order by i.occurred_at desc, i.id desc limit ${limit + 1}`.execute(ctx.db);
  if (rows.length === 0) await refuseUnknown(ctx, customerId);
  const page = rows.slice(0, limit);
  return { rows: await showRows(ctx, page), next: rows.length > limit ? cursorOf(page.at(-1) as FoundRow) : null };
}

async function refuseUnknown(ctx: Context, customerId: number): Promise<void> {
  const known = await customerNames(ctx, [customerId]);
  if (!known.has(customerId)) throw new Refusal("not_found", "customer");
}
