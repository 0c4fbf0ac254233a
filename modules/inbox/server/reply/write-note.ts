import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { listMembers } from "../../../admin/index.ts";
import type { NoteBody } from "../../contract.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { writeMessage } from "../conversations/write-message.ts";

/** Writes a note for colleagues; those it names find it among their mentions. The same client id again changes nothing. Gives its id. */
export async function writeNote(ctx: Context, conversationId: number, note: NoteBody): Promise<number> {
  const held = await holdConversation(ctx, conversationId);
  const { rows } = await sql<{ id: number }>`select id from message
    where brand_id = ${ctx.brandId} and conversation_id = ${held.id} and client_id = ${note.client_id}`.execute(ctx.db);
  if (rows[0]) return rows[0].id;
  const { actor } = ctx;
  const id = await writeMessage(ctx, held, {
    kind: "note",
    author: actor.kind === "user" ? "agent" : "system",
    userId: actor.kind === "user" ? actor.id : null,
    at: ctx.now,
    clientId: note.client_id,
    text: note.text,
    meta: { mentions: note.mentions },
    attachmentIds: note.attachments,
    uploadedBy: actor.kind === "user" ? actor.id : null,
  });
  const members = new Set((await listMembers(ctx)).map((member) => member.userId));
  const mentioned = [...new Set(note.mentions)].filter((userId) => members.has(userId));
  await sql`insert into mention (brand_id, conversation_id, message_id, user_id)
    select ${ctx.brandId}, ${held.id}, ${id}, user_id from unnest(${mentioned}::text[]) as user_id`.execute(ctx.db);
  return id;
}
