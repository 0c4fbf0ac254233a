import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { ConversationQuery, ConversationRow, InboxCounts, InboxView, ViewFilters } from "../../contract.ts";
import { visibleTo } from "../people/visible-to.ts";
import { searchCondition } from "./search-messages.ts";
import { type FoundConversation, listColumns, showConversations } from "./show-conversations.ts";

/** One page of conversations of a view, those that wait longest first, or the newest. */
export async function listConversations(
  ctx: Context,
  query: ConversationQuery,
): Promise<{ rows: ConversationRow[]; next: string | null }> {
  const newest = query.order === "newest" || query.view === "resolved";
  const sorted = newest ? sql`c.last_message_at` : oldestFirst[query.order === "newest" ? "waiting" : query.order];
  const place = placeOf(query.after);
  const from = place
    ? sql`(${sorted}, c.id) ${newest ? sql`<` : sql`>`} (${place.at}::timestamptz, ${place.id})`
    : sql`true`;
  const direction = newest ? sql`desc` : sql`asc`;
  const { rows } = await sql<FoundConversation & { sorted: Date }>`
    select ${listColumns(ctx)}, ${sorted} as sorted
    from conversation c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where ${shownCondition(ctx, query)} and ${await searchCondition(ctx, query.q)} and ${from}
    order by ${sorted} ${direction}, c.id ${direction} limit ${query.limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: await showConversations(ctx, page),
    next: rows.length > query.limit && last ? cursorOf(last.sorted, last.id) : null,
  };
}

const waiting = sql`coalesce(c.waiting_since, c.last_message_at)`;
const oldestFirst = {
  waiting,
  // The more pressing, the earlier it counts: each step weighs more than any wait.
  priority: sql`${waiting} - c.priority * interval '100 years'`,
  // What is not due stands after all that is; the text is that of an index.
  due: sql`coalesce(c.due_at, timestamptz '9999-12-31 00:00:00+00')`,
};

/** SQL: which conversations a view shows. */
function viewCondition(ctx: Context, view: InboxView): RawBuilder<unknown> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const alive = sql`c.status in ('open', 'bot') and c.spam_at is null`;
  const views: Record<InboxView, RawBuilder<unknown>> = {
    mine: sql`c.assignee_id = ${me} and ${alive}`,
    // What the bot leads asks for nobody.
    unassigned: sql`c.assignee_id is null and c.status = 'open' and c.spam_at is null`,
    team: sql`${alive} and exists (select from team_member tm
      where tm.brand_id = ${ctx.brandId} and tm.team_id = c.team_id and tm.user_id = ${me})`,
    mentions: sql`exists (select from mention me where me.brand_id = ${ctx.brandId} and me.conversation_id = c.id
      and me.user_id = ${me} and me.seen_at is null)`,
    at_risk: sql`c.due_at is not null and c.warn_at <= ${ctx.now} and c.status <> 'bot' and c.spam_at is null`,
    snoozed: sql`c.status = 'snoozed' and c.spam_at is null`,
    resolved: sql`c.status = 'resolved' and c.spam_at is null`,
    all: sql`c.status <> 'resolved' and c.spam_at is null`,
    spam: sql`c.spam_at is not null`,
  };
  return views[view];
}

function filterCondition(ctx: Context, query: ViewFilters): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (query.channel) where.push(sql`c.channel = ${query.channel}`);
  if (query.label) where.push(sql`c.labels @> array[${query.label}]`);
  if (query.team) where.push(sql`c.team_id = ${query.team}`);
  if (query.assignee) where.push(assigneeCondition(ctx, query.assignee));
  if (query.account) where.push(sql`c.account_id = ${query.account}`);
  if (query.waiting_over)
    where.push(sql`c.waiting_since < ${ctx.now}::timestamptz - ${query.waiting_over} * interval '1 minute'`);
  if (query.status) where.push(sql`c.status = ${query.status}`);
  if (query.priority !== undefined) where.push(sql`c.priority = ${query.priority}`);
  if (query.customer)
    where.push(sql`c.identity_id in (select identity_id from identity_map
    where brand_id = ${ctx.brandId} and customer_id = ${query.customer})`);
  return sql.join(where, sql` and `);
}

function assigneeCondition({ actor }: Context, assignee: string): RawBuilder<unknown> {
  if (assignee === "none") return sql`c.assignee_id is null`;
  return sql`c.assignee_id = ${assignee === "me" && actor.kind === "user" ? actor.id : assignee}`;
}

/** SQL: which conversations a saved view shows; its words are looked for apart. */
export function shownCondition(ctx: Context, query: ViewFilters): RawBuilder<unknown> {
  return sql`c.brand_id = ${ctx.brandId} and c.merged_into is null and ${visibleTo(ctx)} and ${viewCondition(ctx, query.view)}
    and ${filterCondition(ctx, query)}`;
}

const countedViews = [
  "mine",
  "unassigned",
  "team",
  "mentions",
  "at_risk",
  "snoozed",
  "all",
  "resolved",
  "spam",
] as const;

/** How many conversations each view shows, up to a thousand. */
export async function countConversations(ctx: Context): Promise<InboxCounts> {
  const counts = countedViews.map(
    (
      view,
    ) => sql`(select count(*)::int from (select from conversation c where c.brand_id = ${ctx.brandId} and c.merged_into is null
      and ${visibleTo(ctx)} and ${viewCondition(ctx, view)} limit 1000) counted) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<InboxCounts>`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}

function cursorOf(at: Date, id: number): string {
  return `${at.toISOString()}_${id}`;
}

function placeOf(cursor: string | undefined): { at: string; id: number } | null {
  if (!cursor) return null;
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/.exec(cursor);
  if (!match || Number.isNaN(Date.parse(match[1]!))) throw new Refusal("invalid", "after");
  return { at: match[1]!, id: Number(match[2]) };
}
