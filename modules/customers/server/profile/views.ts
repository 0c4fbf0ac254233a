import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { view, viewBody } from "../../contract.ts";
import { onWire } from "../list/list-customers.ts";
import { actorId } from "./standing-customer.ts";

type View = z.infer<typeof view>;

/** Saved views of the list: one's own and those that colleagues share, by name. */
export async function listViews(ctx: Context): Promise<View[]> {
  const me = actorId(ctx);
  const { rows } = await sql<View>`
    select id, name, address, shared, owner_id, owner_id is not distinct from ${me} as mine, created_at from saved_view
    where brand_id = ${ctx.brandId} and (shared or owner_id is not distinct from ${me}) order by name, id limit 200`.execute(
    ctx.db,
  );
  return rows.map(onWire);
}

/** Saves a view; gives its id. */
export async function saveView(ctx: Context, { name, address, shared }: z.infer<typeof viewBody>): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`insert into saved_view (brand_id, name, address, shared, owner_id, created_at)
    values (${ctx.brandId}, ${name}, ${JSON.stringify(address)}::jsonb, ${shared}, ${actorId(ctx) ?? ctx.actor.kind}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes one's own view. Refuses `not_found`, also for a colleague's. */
export async function changeView(
  ctx: Context,
  id: number,
  { name, address, shared }: z.infer<typeof viewBody>,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update saved_view set name = ${name}, address = ${JSON.stringify(address)}::jsonb, shared = ${shared}
    where brand_id = ${ctx.brandId} and id = ${id} and owner_id = ${actorId(ctx) ?? ctx.actor.kind}`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "view");
}

/** Removes one's own view. Refuses `not_found`, also for a colleague's. */
export async function removeView(ctx: Context, id: number): Promise<void> {
  const { numAffectedRows } = await sql`delete from saved_view
    where brand_id = ${ctx.brandId} and id = ${id} and owner_id = ${actorId(ctx) ?? ctx.actor.kind}`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "view");
}
