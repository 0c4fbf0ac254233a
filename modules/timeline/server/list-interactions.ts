import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { InteractionPage, InteractionQuery, InteractionRow } from "../contract.ts";
import { afterPlace, conditionsOf, cursorOf, placeOf } from "./row-filters.ts";
import { type FoundRow, rowColumns, showRows } from "./show-rows.ts";

/** One page of the whole log, newest first by when rows were recorded or by when things happened. */
export async function listInteractions(ctx: Context, query: InteractionQuery): Promise<InteractionPage> {
  const { after, limit, order, ...filters } = query;
  const conditions = await conditionsOf(ctx, filters);
  const recorded = order === "recorded";
  const from = recorded ? (after === undefined ? sql`true` : sql`i.id < ${idOf(after)}`) : afterPlace(placeOf(after));
  const sorting = recorded ? sql`i.id desc` : sql`i.occurred_at desc, i.id desc`;
  const { rows } = await sql<FoundRow>`
    select ${rowColumns}, m.customer_id
    from interaction i join identity_map m on m.brand_id = i.brand_id and m.identity_id = i.identity_id
    where i.brand_id = ${ctx.brandId} and ${from} and ${conditions}
    order by ${sorting} limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? (recorded ? String(last.id) : cursorOf(last)) : null;
  return { rows: await showRows(ctx, page), next };
}

/** One interaction; refuses `not_found`. */
export async function oneInteraction(ctx: Context, id: number): Promise<InteractionRow> {
  const { rows } = await sql<FoundRow>`
    select ${rowColumns}, m.customer_id
    from interaction i join identity_map m on m.brand_id = i.brand_id and m.identity_id = i.identity_id
    where i.brand_id = ${ctx.brandId} and i.id = ${id} and ${await conditionsOf(ctx, {})}`.execute(ctx.db);
  const [row] = await showRows(ctx, rows);
  if (!row) throw new Refusal("not_found", "interaction");
  return row;
}

function idOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal("invalid", "after");
  return Number(cursor);
}
