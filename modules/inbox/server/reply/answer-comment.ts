import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { CommentWay } from "../channels/channel-adapter.ts";
import type { Conversation } from "../conversations/conversation.ts";

type Comment = { id: string; at: Date; answeredPrivately: boolean };
const day = 86_400_000;

/** The newest comment of a customer under a post, with whether its writer was written to because of it; null where it was none. */
export async function lastComment(ctx: Context, conversationId: number, accountId: number): Promise<Comment | null> {
  const { rows } = await sql<Comment>`
    select t.meta -> 'comment' ->> 'id' as id, m.at, exists (
      select from message o join message_text ot on ot.brand_id = o.brand_id and ot.message_id = o.id
      where o.brand_id = m.brand_id and o.conversation_id = m.conversation_id and o.direction = 'out' and o.withdrawn_at is null
        and o.delivery is distinct from 'failed' and ot.meta -> 'comment' ->> 'way' = 'private'
        and ot.meta -> 'comment' ->> 'id' = t.meta -> 'comment' ->> 'id') as "answeredPrivately"
    from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${conversationId} and m.account_id = ${accountId}
      and m.direction = 'in' and t.meta ? 'comment' order by m.seq desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Why its writer cannot be written to: it is too old, or they were once; null where they can. */
export function whyNotPrivately({ at, answeredPrivately }: Comment, days: number, now: Date): string | null {
  if (answeredPrivately) return "private_done";
  return now.getTime() - at.getTime() > days * day ? "comment_too_old" : null;
}

type Asked = { way: CommentWay | undefined; accountId: number | null; privateDays: number; at: Date };

/**
 * Which comment an answer in a public conversation answers, and how; null where it goes by another channel. People alone speak for all to
 * read: refuses `public_by_people` for machines, `private_done` and `comment_too_old`.
 */
export async function commentToAnswer(
  ctx: Context,
  held: Conversation,
  { way = "public", accountId, privateDays, at }: Asked,
): Promise<{ id: string; way: CommentWay } | null> {
  if (!held.post || accountId === null) return null;
  const comment = await lastComment(ctx, held.id, accountId);
  if (!comment) return null;
  if (ctx.actor.kind !== "user") throw new Refusal("public_by_people");
  const reason = way === "private" ? whyNotPrivately(comment, privateDays, at) : null;
  if (reason === "private_done") throw new Refusal("private_done");
  if (reason) throw new Refusal("comment_too_old");
  return { id: comment.id, way };
}
