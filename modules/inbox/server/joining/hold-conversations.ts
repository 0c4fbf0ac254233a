import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { columns, findConversation } from "../conversations/hold-conversation.ts";
import { visibleTo } from "../people/visible-to.ts";
import { holdCustomer } from "../receive/hold-customer.ts";

/** What joining and parting need of a conversation besides. */
export type Joined = Conversation & { split_from: number | null };

/**
 * Locks conversations and their customer, in an order in which nobody waits for one who waits: first the customer, as whoever takes in a
 * message does, then conversations by their ids, as whoever changes many does. Those that were merged are locked themselves and not followed.
 * Refuses `not_found` where one is not there or not to be seen.
 */
export async function holdConversations(ctx: Context, ids: readonly number[]): Promise<Map<number, Joined>> {
  await holdOffErasures(ctx);
  for (const customerId of await customersOf(ctx, ids)) await holdCustomer(ctx, customerId);
  const { rows } = await sql<Joined>`
    select ${columns}, c.split_from from conversation c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[]) and ${visibleTo(ctx)}
    order by c.id for update of c`.execute(ctx.db);
  if (rows.length !== new Set(ids).size) throw new Refusal("not_found", "conversation");
  return new Map(rows.map((row) => [row.id, row]));
}

async function customersOf(ctx: Context, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ customer_id: number }>`
    select distinct m.customer_id from conversation c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = any(${ids as number[]}::bigint[]) order by m.customer_id`.execute(
    ctx.db,
  );
  return rows.map((row) => row.customer_id);
}

/** Where a conversation stands now: itself, or the one into which it went. Refuses `not_found`. */
export async function standsIn(ctx: Context, id: number): Promise<number> {
  return (await findConversation(ctx, id)).id;
}

/** A conversation and all that went into it, one into another. */
export async function partsOf(ctx: Context, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive part as (
      select ${id}::bigint as id
      union select c.id from part join conversation c on c.brand_id = ${ctx.brandId} and c.merged_into = part.id)
    select id from part`.execute(ctx.db);
  return rows.map((row) => row.id);
}
