import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchQuery } from "../../../../platform/text/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { MentionFilters, MentionView } from "../../contract.ts";

type Condition = RawBuilder<unknown>;

/** SQL over `public_mention m`: what a filter line asks for, the view and the sentiment left out. */
export async function conditionsOf(
  ctx: Context,
  filters: Omit<MentionFilters, "view" | "sentiment">,
): Promise<Condition> {
  const { source, term, assignee, q, from, to } = filters;
  const all: Condition[] = [sql`m.brand_id = ${ctx.brandId}`];
  if (source) all.push(sql`m.source_id = ${source}`);
  if (term)
    all.push(
      sql`exists (select from public_mention_term t where t.brand_id = m.brand_id and t.mention_id = m.id and t.term_id = ${term})`,
    );
  if (assignee) all.push(sql`m.assignee = ${assignee}`);
  for (const word of searchQuery(q ?? "")) all.push(sql`m.search like ${word}`);
  const { timeZone } = await brandSettings(ctx);
  if (from) all.push(sql`m.said_at >= ${from}::timestamp at time zone ${timeZone}`);
  if (to) all.push(sql`m.said_at < (${to}::timestamp + interval '1 day') at time zone ${timeZone}`);
  return sql.join(all, sql` and `);
}

/** SQL: the mentions of a view. */
export function conditionOfView(ctx: Context, view: MentionView): Condition {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const conditions: Record<MentionView, Condition> = {
    open: sql`m.state = 'new'`,
    mine: sql`m.state = 'new' and m.assignee = ${me}::text`,
    answered: sql`m.state = 'answered'`,
    ignored: sql`m.state = 'ignored'`,
    all: sql`true`,
  };
  return conditions[view];
}
