import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Lets a message carry the files of another too: the bytes lie on disk once, under what they hold, and are held or infected for both. */
export async function copyFiles(ctx: Context, from: number, to: number, conversationId: number): Promise<void> {
  await sql`insert into attachment (brand_id, message_id, conversation_id, name, content_type, size, sha256, uploaded_by, created_at, held_at, scanned_at, infection)
    select brand_id, ${to}, ${conversationId}, name, content_type, size, sha256, null, ${ctx.now}, held_at, scanned_at, infection
    from attachment
    where brand_id = ${ctx.brandId} and message_id = ${from} and erased_at is null order by id`.execute(ctx.db);
}
