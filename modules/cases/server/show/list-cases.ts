import { type RawBuilder, sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { productNames } from "../../../catalog/index.ts";
import { customerNames } from "../../../customers/index.ts";
import { listTeams, visibleTo } from "../../../inbox/index.ts";
import { type CaseQuery, type CaseRow, type caseList, caseViews, severities } from "../../contract.ts";
import { type Case, caseColumns } from "../hold-case.ts";
import { peopleNames } from "./people-names.ts";

const pageSize = 50;
type Found = Case & {
  scores: { kind: string; score: number }[] | null;
  words: string | null;
  order_key: string;
  sees_conversation: boolean;
};

type Condition = RawBuilder<unknown>;
function conditionOf(ctx: Context, view: (typeof caseViews)[number]): Condition {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const awake = sql`(c.snoozed_until is null or c.snoozed_until <= ${ctx.now})`;
  return {
    mine: sql`c.closed_at is null and c.assignee_id = ${me}`,
    overdue: sql`c.closed_at is null and c.state in ('open', 'reopened') and c.due_at < ${ctx.now} and ${awake}`,
    unassigned: sql`c.closed_at is null and c.assignee_id is null`,
    open: sql`c.closed_at is null`,
    waiting: sql`c.closed_at is null and c.state = 'waiting_confirmation'`,
    closed: sql`c.closed_at is not null`,
    all: sql`true`,
  }[view];
}

function filtersOf(ctx: Context, query: CaseQuery): Condition {
  const parts = [sql`c.brand_id = ${ctx.brandId} and ${visibleTo(ctx)}`];
  if (query.state) parts.push(sql`c.state = ${query.state}`);
  if (query.severity) parts.push(sql`c.severity = ${severities.indexOf(query.severity)}`);
  if (query.root_cause) parts.push(sql`c.root_cause = ${query.root_cause}`);
  if (query.touchpoint) parts.push(sql`c.touchpoint = ${query.touchpoint}`);
  if (query.agent) parts.push(sql`c.assignee_id = ${query.agent}`);
  if (query.product) parts.push(sql`c.product_id = ${query.product}`);
  if (query.customer) parts.push(sql`m.customer_id = ${query.customer}`);
  if (query.conversation) parts.push(sql`c.conversation_id = ${query.conversation}`);
  return sql.join(parts, sql` and `);
}

/**
 * Cases by view and filters. Open ones: those that went up first, then what is due soonest; others the newest first. With how many each view holds.
 */
export async function listCases(ctx: Context, query: CaseQuery): Promise<z.infer<typeof caseList>> {
  const newest = query.view === "closed" || query.view === "all";
  // Of equal length, so that texts compare as what they stand for.
  const key = newest
    ? sql`to_char(9999999999 - extract(epoch from coalesce(c.closed_at, c.opened_at)), 'FM0000000000')`
    : sql`case when c.escalated_at is not null and c.contacted_at is null then '0' else '1' end
        || case when c.state = 'waiting_confirmation' then '1' else '0' end || to_char(extract(epoch from coalesce(c.due_at, 'epoch'::timestamptz)), 'FM0000000000')`;
  const after = query.before ? cursorOf(query.before) : null;
  const filters = filtersOf(ctx, query);
  const { rows } = await sql<Found>`
    select * from (select ${caseColumns}, ${key} as order_key, ${lastAnswer}, ${seesConversation(ctx)} from customer_case c
      cross join lateral (select c.conversation_id) as its join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
      where ${filters} and ${conditionOf(ctx, query.view)}) found
    where ${after ? sql`(order_key, id) > (${after.key}, ${after.id})` : sql`true`} order by order_key, id limit ${pageSize + 1}`.execute(
    ctx.db,
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1)! : null;
  return {
    rows: await showRows(ctx, page),
    counts: await countViews(ctx, filters),
    next: last && `${last.order_key}.${last.id}`,
  };
}

const lastAnswer = sql`(select r.scores from case_response r where r.brand_id = c.brand_id and r.case_id = c.id and r.withdrawn_at is null
    order by r.response_id desc limit 1) as scores,
  coalesce((select r.comment from case_response r where r.brand_id = c.brand_id and r.case_id = c.id and r.withdrawn_at is null and r.comment <> ''
    order by r.response_id desc limit 1), c.wrong) as words`;

/** SQL: a conversation of a restricted team is not even named to whom it is closed. */
function seesConversation(ctx: Context): Condition {
  return sql`exists (select from conversation_view v, lateral (select v.team_id, v.assignee_id) as c
    where v.brand_id = ${ctx.brandId} and v.id = its.conversation_id and ${visibleTo(ctx)}) as sees_conversation`;
}

function cursorOf(text: string): { key: string; id: number } {
  const [, key, id] = /^([0-9]{10,12})\.([0-9]{1,15})$/.exec(text) ?? [];
  if (!key || !id) throw new Refusal("invalid", "before");
  return { key, id: Number(id) };
}

async function countViews(ctx: Context, filters: Condition): Promise<Record<(typeof caseViews)[number], number>> {
  const columns = caseViews.map(
    (view) => sql`count(*) filter (where ${conditionOf(ctx, view)})::int as ${sql.ref(view)}`,
  );
  const { rows } = await sql<
    Record<(typeof caseViews)[number], number>
  >`select ${sql.join(columns)} from customer_case c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id where ${filters}`.execute(ctx.db);
  return rows[0]!;
}

/** One case as lists show it, by its id. Refuses `not_found`. */
export async function showOneRow(ctx: Context, id: number): Promise<{ row: CaseRow; held: Case }> {
  const { rows } =
    await sql<Found>`select ${caseColumns}, '' as order_key, ${lastAnswer}, ${seesConversation(ctx)} from customer_case c
    cross join lateral (select c.conversation_id) as its join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} and ${visibleTo(ctx)}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "case");
  const [row] = await showRows(ctx, rows);
  return { row: row!, held: rows[0] };
}

async function showRows(ctx: Context, rows: readonly Found[]): Promise<CaseRow[]> {
  const customers = await customerNames(ctx, [...new Set(rows.map((row) => row.customer_id))]);
  const people = await peopleNames(
    ctx,
    rows.map((row) => row.assignee_id),
  );
  const teams = new Map((await listTeams(ctx)).map(({ id, name }) => [id, name]));
  const products = await productNames(
    ctx,
    rows.flatMap(({ product_id }) => (product_id === null ? [] : [product_id])),
  );
  const named = (id: number | null, names: Map<number, string | null>) =>
    id === null ? null : { id, name: names.get(id) ?? null };
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    customer: { id: row.customer_id, name: customers.get(row.customer_id) ?? null },
    conversation: row.sees_conversation ? row.conversation_id : null,
    source: row.source,
    severity: severities[row.severity] ?? "normal",
    state: row.state,
    assignee: people.person(row.assignee_id),
    team: named(row.team_id, teams),
    touchpoint: row.touchpoint,
    product: named(row.product_id, products),
    opened_at: row.opened_at.toISOString(),
    due_at: iso(row.due_at),
    overdue: (row.state === "open" || row.state === "reopened") && row.due_at !== null && row.due_at < ctx.now,
    escalated_at: iso(row.escalated_at),
    contacted_at: iso(row.contacted_at),
    snoozed_until: row.snoozed_until && row.snoozed_until > ctx.now ? row.snoozed_until.toISOString() : null,
    asked_at: iso(row.asked_at),
    closed_at: iso(row.closed_at),
    root_cause: row.root_cause,
    reopened: row.reopened,
    scores: (row.scores ?? []).map(({ kind, score }) => ({ kind, score })),
    words: (row.words ?? "").slice(0, 400),
  }));
}
