import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { PushKind } from "../../contract.ts";
import { visitorConversation } from "../chat/visitor-conversation.ts";
import { enqueuePush } from "./enqueue-push.ts";
import { type Answer, dayLong, noticeOf } from "./notice-of.ts";
import type { Device, Notice } from "./push-adapter.ts";
import { settingsOfSender } from "./senders.ts";

/** One device that is to hear of an answer now, and what it hears. */
export type Due = { id: number; device: Device; settings: unknown; notice: Notice; tries: number; at: Date };

type Row = {
  id: number;
  kind: PushKind;
  address: string;
  keys: Device["keys"];
  language: "fa" | "en";
  site_id: number;
  identity_id: number;
  visitor_hash: string;
  known: boolean;
  tries: number;
  again_at: Date | null;
};

/**
 * The devices that are to be told of an answer: of visitors who see its conversation and have neither read it nor written since. Later
 * answers tell for earlier ones. What is not due yet is asked for again at its time.
 */
export async function dueDevices(ctx: Context, house: House, messageId: number): Promise<Due[]> {
  const answer = await unread(ctx, messageId);
  if (!answer) return [];
  const rows = await waiting(ctx, answer);
  const later = rows.flatMap(({ again_at }) => (again_at && again_at > ctx.now ? [again_at] : []));
  if (later.length > 0) await enqueuePush(ctx, messageId, new Date(Math.min(...later.map(Number))));
  const due = rows.filter(({ again_at }) => !again_at || again_at <= ctx.now);
  if (due.length === 0) return [];
  const settings = new Map<PushKind, unknown>();
  for (const kind of new Set(due.map((row) => row.kind)))
    settings.set(kind, await settingsOfSender(ctx, house.config.secretKey, kind));
  const write = await noticeOf(ctx, house, answer);
  const found: Due[] = [];
  for (const row of due) {
    const given = settings.get(row.kind);
    if (given === null || !(await sees(ctx, row, answer))) continue;
    const { kind, address, keys, id, tries } = row;
    found.push({ id, device: { kind, address, keys }, settings: given, notice: write(row), tries, at: answer.at });
  }
  return found;
}

async function sees(ctx: Context, row: Row, { conversationId }: Answer): Promise<boolean> {
  const { site_id: siteId, identity_id: identityId, visitor_hash: tokenHash, known } = row;
  const theirs = await visitorConversation(ctx, { brandId: ctx.brandId, siteId, identityId, tokenHash, known });
  return theirs?.id === conversationId;
}

async function unread(ctx: Context, messageId: number): Promise<Answer | null> {
  const { rows } = await sql<Answer>`
    select m.id, m.at, t.body, m.conversation_id as "conversationId" from message m
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId} and m.kind = 'message' and m.direction = 'out' and m.channel = 'chat'
      and m.withdrawn_at is null and m.delivery in ('sent', 'delivered') and m.at > ${new Date(ctx.now.getTime() - dayLong)}
      and not exists (select from message later where later.brand_id = m.brand_id and later.conversation_id = m.conversation_id
        and later.seq > m.seq and later.kind = 'message' and later.channel = 'chat' and later.withdrawn_at is null)`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

/** Devices of the customer that were not told yet, or are to be told again. */
async function waiting(ctx: Context, { id, conversationId }: Answer): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.id, d.kind, d.address, d.keys, d.language, d.identity_id, d.visitor_hash, v.site_id, v.known, coalesce(n.tries, 0) as tries, n.again_at
    from conversation c
    join identity_map mine on mine.brand_id = c.brand_id and mine.identity_id = c.identity_id
    join identity_map other on other.brand_id = mine.brand_id and other.customer_id = mine.customer_id
    join push_device d on d.brand_id = other.brand_id and d.identity_id = other.identity_id
    join chat_visitor v on v.brand_id = d.brand_id and v.token_hash = d.visitor_hash
    join site s on s.brand_id = v.brand_id and s.id = v.site_id and s.revoked_at is null
    left join push_notice n on n.brand_id = d.brand_id and n.message_id = ${id} and n.device_id = d.id
    where c.brand_id = ${ctx.brandId} and c.id = ${conversationId} and (n.state is null or n.state = 'again')
    order by d.id`.execute(ctx.db);
  return rows;
}
