import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { LiveView, Way } from "../../contract.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";
import { visitorName } from "../people/presence.ts";
import { listAgents } from "./agents.ts";

const open = sql`c.status = 'open' and c.spam_at is null and c.merged_into is null`;

/** Who is there with how much, what waits where and longest, and who types just now. */
export async function showLiveView(ctx: Context): Promise<LiveView> {
  const [loads, queues, longest, typing] = [
    await loadsOf(ctx),
    await queuesOf(ctx),
    await longestWaiting(ctx),
    await typingNow(ctx),
  ];
  const agents = (await listAgents(ctx)).map(({ own_capacity: _own, week: _week, ...agent }) => ({
    ...agent,
    ...(loads.get(agent.id) ?? { open: 0, waiting: 0, longest: null }),
  }));
  const customers = await customerNames(ctx, [...new Set([...longest, ...typing].map((row) => row.customer_id))]);
  const people = await colleagueNames(ctx, [...longest.map((row) => row.assignee_id), ...typing.map((row) => row.who)]);
  return {
    agents,
    queues,
    longest: longest.map(({ id, channel, team, since, ...row }) => ({
      ...{ id, channel, team, since: since.toISOString() },
      customer: customers.get(row.customer_id) ?? null,
      assignee: row.assignee_id && (people.get(row.assignee_id) ?? null),
    })),
    typing: typing.map(({ id, customer_id, who }) => ({
      ...{ id, customer: customers.get(customer_id) ?? null },
      who: who === visitorName ? null : (people.get(who) ?? ""),
    })),
  };
}

async function loadsOf(ctx: Context) {
  const { rows } = await sql<{ id: string; open: number; waiting: number; longest: Date | null }>`
    select c.assignee_id as id, count(*)::int as open, count(c.waiting_since)::int as waiting, min(c.waiting_since) as longest
    from conversation c where c.brand_id = ${ctx.brandId} and c.assignee_id is not null and ${open} group by 1`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ id, longest, ...row }) => [id, { ...row, longest: longest?.toISOString() ?? null }]));
}

/** What waits for somebody to take it: of no team first, then team by team. */
async function queuesOf(ctx: Context): Promise<LiveView["queues"]> {
  const { rows } = await sql<{ team_id: number; name: string | null; way: Way; waiting: number; longest: Date | null }>`
    select t.id as team_id, t.name, coalesce(w.way, 'by_hand') as way, count(c.id)::int as waiting, min(c.waiting_since) as longest
    from (select 0::bigint as id, null::text as name
      union all select id, name from team where brand_id = ${ctx.brandId} and removed_at is null) t
    left join assignment_way w on w.brand_id = ${ctx.brandId} and w.team_id = t.id
    left join conversation c on c.brand_id = ${ctx.brandId} and coalesce(c.team_id, 0) = t.id and c.assignee_id is null
      and c.waiting_since is not null and ${open}
    group by t.id, t.name, w.way order by t.id <> 0, t.name collate "fa-x-icu", t.id`.execute(ctx.db);
  return rows.map(({ team_id, name, longest, ...row }) => ({
    ...row,
    team: name === null ? null : { id: team_id, name },
    longest: longest?.toISOString() ?? null,
  }));
}

type Waiting = {
  id: number;
  customer_id: number;
  channel: string;
  assignee_id: string | null;
  team: string | null;
  since: Date;
};

async function longestWaiting(ctx: Context): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id, m.customer_id, c.channel, c.assignee_id, c.waiting_since as since,
      (select name from team t where t.brand_id = c.brand_id and t.id = c.team_id) as team
    from conversation c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.waiting_since is not null and ${open}
    order by coalesce(c.waiting_since, c.last_message_at), c.id limit 8`.execute(ctx.db);
  return rows;
}

async function typingNow(ctx: Context) {
  const { rows } = await sql<{ id: number; customer_id: number; who: string }>`
    select c.id, m.customer_id, p.who from presence p
    join conversation c on c.brand_id = p.brand_id and c.id = p.conversation_id
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where p.brand_id = ${ctx.brandId} and p.typing_until > ${ctx.now} order by p.typing_until desc limit 20`.execute(
    ctx.db,
  );
  return rows;
}
