import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { findConversation } from "../../../inbox/index.ts";
import { whoOf } from "../model/releases.ts";
import { readMessage } from "../understand/read-message.ts";
import { noteUnanswered } from "./note-unanswered.ts";

/** Says that an answer of the bot was wrong, once; the question is kept for learning. Refuses `not_found` where the bot did not write it, or it may not be seen. */
export async function reportWrongAnswer(ctx: Context, messageId: number): Promise<void> {
  const { rows } = await sql<{ conversation_id: number; asked: number; text: string }>`
    select t.conversation_id, t.message_id as asked, coalesce(w.body, '') as text from bot_turn t
    left join message_words_view w on w.brand_id = t.brand_id and w.message_id = t.message_id
    where t.brand_id = ${ctx.brandId} and t.reply_id = ${messageId}`.execute(ctx.db);
  const found = rows[0];
  if (!found) throw new Refusal("not_found", "message");
  await findConversation(ctx, found.conversation_id);
  await sql`insert into bot_wrong_answer (brand_id, message_id, conversation_id, reported_by, at)
    values (${ctx.brandId}, ${messageId}, ${found.conversation_id}, ${whoOf(ctx)}, ${ctx.now}) on conflict do nothing`.execute(
    ctx.db,
  );
  const { text, language } = readMessage(found.text, "fa");
  await noteUnanswered(ctx, {
    messageId: found.asked,
    conversationId: found.conversation_id,
    text,
    language,
    why: "wrong",
  });
}
