import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { LabelRow, labelQuery } from "../../contract.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { visibleTo } from "./visible-to.ts";

/**
 * Labels in use on conversations that the actor may see, the most used first, at most 200; those that other conversations of the same
 * customer carry stand before them, as suggestions. Refuses `not_found` for a conversation that is not there.
 */
export async function listLabels(ctx: Context, query: z.infer<typeof labelQuery>): Promise<LabelRow[]> {
  const of = query.conversation ? await findConversation(ctx, query.conversation) : null;
  const begins = query.q ? `%${query.q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await sql<LabelRow>`
    with used as (
      select label, count(*)::int as conversations, coalesce(bool_or(m.customer_id = ${of?.customer_id ?? null} and c.id <> ${of?.id ?? 0}), false) as near
      from conversation c cross join unnest(c.labels) as label
      join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
      where c.brand_id = ${ctx.brandId} and c.labels <> '{}' and c.merged_into is null and ${visibleTo(ctx)}
        and (${begins}::text is null or label ilike ${begins}) group by label)
    select label, conversations, near and not label = any(${of?.labels ?? []}::text[]) as suggested from used
    order by suggested desc, conversations desc, label collate "fa-x-icu" limit 200`.execute(ctx.db);
  return rows;
}
