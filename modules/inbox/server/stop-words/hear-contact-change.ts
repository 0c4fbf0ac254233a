import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type AddressedChannel, addressedChannels } from "../../../customers/contract.ts";
import { identityByValue, liftStop, stopAddress } from "../../../customers/index.ts";
import type { ContactChange } from "../channels/channel-adapter.ts";
import { channelOf } from "../channels/registry.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";

/**
 * Somebody stopped a bot, or came back: their address is suppressed as long as they are gone, so that the composer says why nothing goes
 * there, and their last conversation tells of it. Whoever is not known is left alone; the same again changes nothing.
 */
export async function hearContactChange(ctx: Context, account: { kind: string }, change: ContactChange): Promise<void> {
  const { from, stopped } = change;
  const channel = addressed(channelOf(account.kind));
  const known = channel && (await identityByValue(ctx, from.type, from.value));
  if (!channel || !known) return;
  const where = { channel, address: known.value, line: null };
  const changed = stopped ? await stopAddress(ctx, where) : await liftStop(ctx, where);
  if (!changed) return;
  const { rows } = await sql<{ id: number }>`select id from conversation
    where brand_id = ${ctx.brandId} and identity_id = ${known.id} and merged_into is null
    order by last_message_at desc limit 1`.execute(ctx.db);
  if (!rows[0]) return;
  const held = await holdConversation(ctx, rows[0].id);
  await writeEvent(ctx, held, stopped ? "channel_left" : "channel_resumed");
}

function addressed(channel: string): AddressedChannel | undefined {
  return addressedChannels.find((one) => one === channel);
}
