import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import type { NewMessage } from "../conversations/write-message.ts";

/** So long an answer may be read, or taken back, before anybody is told of it. */
const seconds = 12;

/**
 * After an answer was written into a chat: has those told who are not there to read it. In this transaction; a brand in which nobody wants to
 * be told pays one look.
 */
export async function pushLater(ctx: Context, messageId: number, message: NewMessage): Promise<void> {
  const { kind, direction, channel, sendAfter } = message;
  if (kind !== "message" || direction !== "out" || channel !== "chat") return;
  const runAt = new Date(Math.max(ctx.now.getTime(), sendAfter?.getTime() ?? 0) + seconds * 1000);
  const payload = JSON.stringify({ brandId: ctx.brandId, messageId });
  await sql`select enqueue('push-answer', ${payload}::json, ${`push:${ctx.brandId}:${messageId}`}, ${runAt}::timestamptz, null)
    where exists (select from push_device where brand_id = ${ctx.brandId})`.execute(ctx.db);
}

/** Has a message told at a time; asked for twice it is told once. */
export function enqueuePush(ctx: Context, messageId: number, runAt: Date): Promise<void> {
  return enqueue(ctx, "push-answer", { messageId }, { key: `push:${ctx.brandId}:${messageId}`, runAt });
}
