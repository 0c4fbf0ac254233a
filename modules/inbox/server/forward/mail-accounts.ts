import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { channelOf } from "../channels/registry.ts";

/** The mailboxes through which a message can be handed on to somebody outside. */
export async function mailAccounts(ctx: Context): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string; kind: string }>`select id, name, kind from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  return rows.filter(({ kind }) => channelOf(kind) === "email").map(({ id, name }) => ({ id, name }));
}
