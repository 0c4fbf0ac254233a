import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type InboxViewBody, type InboxViewRow, type ViewFilters, viewFilters } from "../../contract.ts";
import { shownCondition } from "../conversations/list-conversations.ts";
import { userOf } from "../people/user-of.ts";

type Kept = { id: number; name: string; shared: boolean; mine: boolean; filters: unknown };

/** The actor's own saved views and those that colleagues share, by name, each with how many conversations it shows to the actor. */
export async function listInboxViews(ctx: Context): Promise<InboxViewRow[]> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const { rows } = await sql<Kept>`select id, name, shared, user_id = ${me} as mine, filters from conversation_filter
    where brand_id = ${ctx.brandId} and removed_at is null and (shared or user_id = ${me})
    order by name collate "fa-x-icu", id limit 100`.execute(ctx.db);
  const views = rows.map((row) => ({ ...row, filters: viewFilters.parse(row.filters) }));
  const counts = await countsOf(
    ctx,
    views.map(({ filters }) => filters),
  );
  return views.map((view, at) => ({ ...view, count: counts[at] ?? null }));
}

/** How many each shows, up to a thousand; null for those that look for words, which are not cheap to count. */
async function countsOf(ctx: Context, views: readonly ViewFilters[]): Promise<(number | null)[]> {
  if (views.length === 0) return [];
  const counts = views.map((filters) =>
    filters.q
      ? sql`null::int`
      : sql`(select count(*)::int from (select from conversation c where ${shownCondition(ctx, filters)} limit 1000) counted)`,
  );
  const { rows } = await sql<{ counts: (number | null)[] }>`select array[${sql.join(counts)}] as counts`.execute(
    ctx.db,
  );
  return rows[0]!.counts;
}

/** Keeps a view under a name. Gives its id. */
export async function addInboxView(ctx: Context, view: InboxViewBody): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into conversation_filter (brand_id, name, filters, user_id, shared, updated_at)
    values (${ctx.brandId}, ${view.name}, ${JSON.stringify(view.filters)}::jsonb, ${userOf(ctx)}, ${view.shared}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes a view of the actor's own. Refuses `not_found`. */
export async function changeInboxView(ctx: Context, id: number, view: InboxViewBody): Promise<void> {
  const done =
    await sql`update conversation_filter set name = ${view.name}, filters = ${JSON.stringify(view.filters)}::jsonb,
      shared = ${view.shared}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null and ${own(ctx)}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "view");
}

/** Takes a view of the actor's own away; `back` brings it again. Refuses `not_found`. */
export async function removeInboxView(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update conversation_filter set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and ${own(ctx)}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "view");
}

/** One's own; a machine that was given the right to write may change any. */
const own = ({ actor }: Context) => (actor.kind === "user" ? sql`user_id = ${actor.id}` : sql`shared`);
