import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { userById } from "../../../admin/index.ts";
import { customerNames, type NamedPerson, namePeople } from "../../../customers/index.ts";
import type { ConversationDue, ConversationRow, ConversationStatus } from "../../contract.ts";

type Last = { text: string; files: number; author: string; kind: string; user_id: string | null; at: string };
export type FoundConversation = {
  id: number;
  customer_id: number;
  revision: number;
  status: ConversationStatus;
  channel: string;
  account: { id: number; name: string; kind: string } | null;
  team: { id: number; name: string } | null;
  assignee_id: string | null;
  priority: number;
  labels: string[];
  opened_at: Date;
  last_message_at: Date;
  waiting_since: Date | null;
  due_at: Date | null;
  warn_at: Date | null;
  due_target: ConversationDue["target"] | null;
  snoozed_until: Date | null;
  resolved_at: Date | null;
  spam: boolean;
  identity_id: number;
  follow_up_at: Date | null;
  post: ConversationRow["post"];
  unread: number;
  last: Last | null;
};

/** Columns of `conversation c` with its customer `m` as a list shows them. */
export function listColumns(ctx: Context): RawBuilder<unknown> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  return sql`c.id, c.identity_id, c.follow_up_at, c.post, m.customer_id, c.revision, c.status, c.channel, c.assignee_id, c.priority, c.labels, c.opened_at, c.last_message_at,
    c.waiting_since, c.due_at, c.warn_at, c.due_target, c.snoozed_until, c.resolved_at, c.spam_at is not null as spam,
    (select json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) from channel_account a
      where a.brand_id = c.brand_id and a.id = c.account_id) as account,
    (select json_build_object('id', t.id, 'name', t.name) from team t where t.brand_id = c.brand_id and t.id = c.team_id) as team,
    (select count(*)::int from message n where n.brand_id = c.brand_id and n.conversation_id = c.id and n.kind = 'message'
      and n.direction = 'in' and n.seq > coalesce((select s.seq from conversation_seen s
        where s.brand_id = c.brand_id and s.conversation_id = c.id and s.user_id = ${me}), 0)) as unread,
    (select json_build_object('text', left(t.body, 160), 'files',
        (select count(*)::int from attachment f where f.brand_id = c.brand_id and f.message_id = l.id),
        'author', l.author, 'kind', l.kind, 'user_id', l.user_id, 'at', l.at)
      from (select id, author, kind, user_id, at from message l where l.brand_id = c.brand_id and l.conversation_id = c.id
        and l.kind <> 'event' and l.withdrawn_at is null order by l.seq desc limit 1) l
      join message_text t on t.brand_id = c.brand_id and t.message_id = l.id) as last`;
}

/** Conversations as they go over the wire, with the names of everybody in them. */
export async function showConversations(ctx: Context, rows: readonly FoundConversation[]): Promise<ConversationRow[]> {
  const names = await customerNames(ctx, [...new Set(rows.map((row) => row.customer_id))]);
  const known = await namePeople(
    ctx,
    rows.map((row) => row.identity_id),
  );
  const people = await colleagueNames(
    ctx,
    rows.flatMap((row) => [row.assignee_id, row.last?.user_id ?? null]),
  );
  const person = (id: string | null) => (id ? { id, name: people.get(id) ?? "" } : null);
  return rows.map(({ customer_id, assignee_id, last, ...row }) => ({
    id: row.id,
    revision: row.revision,
    status: row.status,
    channel: row.channel,
    account: row.account,
    team: row.team,
    priority: row.priority,
    labels: row.labels,
    spam: row.spam,
    post: row.post,
    unread: row.unread,
    customer: { id: customer_id, name: names.get(customer_id) ?? null, label: labelOf(known.get(row.identity_id)) },
    assignee: person(assignee_id),
    follow_up_at: row.follow_up_at?.toISOString() ?? null,
    opened_at: row.opened_at.toISOString(),
    last_message_at: row.last_message_at.toISOString(),
    waiting_since: row.waiting_since?.toISOString() ?? null,
    due: dueOf(row),
    snoozed_until: row.snoozed_until?.toISOString() ?? null,
    resolved_at: row.resolved_at?.toISOString() ?? null,
    last: last && {
      text: last.text,
      files: last.files,
      author: last.author,
      kind: last.kind,
      user: person(last.user_id),
      at: new Date(last.at).toISOString(),
    },
  }));
}

/** A phone or an e-mail, by which people tell a customer from others of the same name. */
function labelOf(person: NamedPerson | undefined): string | null {
  return person?.known.find(({ type }) => type === "phone" || type === "email")?.value ?? null;
}

type Due = Pick<FoundConversation, "due_at" | "warn_at" | "due_target">;

function dueOf({ due_at, warn_at, due_target }: Due): ConversationDue | null {
  if (!due_at || !due_target) return null;
  return { target: due_target, due_at: due_at.toISOString(), warn_at: (warn_at ?? due_at).toISOString() };
}

/** Names of colleagues, those who have left the brand too. */
export async function colleagueNames(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const user = id && (await userById(ctx.db, id));
    if (user) names.set(user.id, user.name);
  }
  return names;
}
