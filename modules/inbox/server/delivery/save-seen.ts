import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { identityByValue } from "../../../customers/index.ts";
import type { SeenUpTo } from "../channels/channel-adapter.ts";
import { holdPlaceOf } from "../conversations/hold-message.ts";
import { touchMessage } from "../conversations/write-message.ts";

/** At most so many messages are marked at once: what is older was marked before. */
const most = 100;

/** Marks what went to somebody over an account until a time as delivered or read. A state never goes back. */
export async function saveSeen(ctx: Context, accountId: number, { who, state, at }: SeenUpTo): Promise<void> {
  const identity = await identityByValue(ctx, who.type, who.value);
  if (!identity) return;
  const lower = state === "read" ? ["sent", "delivered"] : ["sent"];
  const { rows } = await sql<{
    id: number;
  }>`select id from message where brand_id = ${ctx.brandId} and identity_id = ${identity.id}
    and account_id = ${accountId} and direction = 'out' and delivery = any(${lower}::text[]) and delivery_at <= ${at}
    order by id desc limit ${most}`.execute(ctx.db);
  for (const { id } of rows) {
    if (!(await holdPlaceOf(ctx, id))) continue;
    const done = await sql`update message set delivery = ${state}, delivery_at = ${at}
      where brand_id = ${ctx.brandId} and id = ${id} and delivery = any(${lower}::text[])`.execute(ctx.db);
    if (done.numAffectedRows) await touchMessage(ctx, id);
  }
}
