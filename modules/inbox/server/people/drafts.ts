import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { holdOffErasures } from "../../../customers/index.ts";
import type { Draft, draftBody } from "../../contract.ts";
import { findConversation } from "../conversations/hold-conversation.ts";
import { userOf } from "./user-of.ts";

/** What the actor has begun to write in a conversation; null where there is nothing. */
export async function readDraft(ctx: Context, conversationId: number): Promise<Draft | null> {
  const { id } = await findConversation(ctx, conversationId);
  const { rows } = await sql<{ text: string; note: boolean; updated_at: Date }>`
    select body as text, note, updated_at from draft
    where brand_id = ${ctx.brandId} and conversation_id = ${id} and user_id = ${userOf(ctx)}`.execute(ctx.db);
  const found = rows[0];
  return found ? { ...found, updated_at: found.updated_at.toISOString() } : null;
}

/** Keeps it; an empty one is gone. Refuses `person_erased` where it would be about somebody who was erased. */
export async function saveDraft(
  ctx: Context,
  conversationId: number,
  { text, note }: z.infer<typeof draftBody>,
): Promise<void> {
  await holdOffErasures(ctx);
  const { id, erased } = await findConversation(ctx, conversationId);
  if (text.trim() === "") return dropDraft(ctx, id);
  if (erased) throw new Refusal("person_erased", "conversation");
  await sql`insert into draft (brand_id, conversation_id, user_id, body, note, updated_at)
    values (${ctx.brandId}, ${id}, ${userOf(ctx)}, ${text}, ${note}, ${ctx.now})
    on conflict (brand_id, conversation_id, user_id) do update
      set body = excluded.body, note = excluded.note, updated_at = excluded.updated_at`.execute(ctx.db);
}

/** Forgets it. */
export async function dropDraft(ctx: Context, conversationId: number): Promise<void> {
  const { id } = await findConversation(ctx, conversationId);
  await sql`delete from draft where brand_id = ${ctx.brandId} and conversation_id = ${id} and user_id = ${userOf(ctx)}`.execute(
    ctx.db,
  );
}
