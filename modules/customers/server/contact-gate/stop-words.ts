import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { AddressedChannel } from "../../contract.ts";
import { hashIdentities } from "../people/erased-identities.ts";
import { addressType } from "./addresses.ts";
import { recordChoices } from "./consent-choices.ts";
import { normalAddress, removeSuppression, suppressAddress } from "./suppressions.ts";

/** Who wrote a stop word, from where, to which of the brand's lines (null where it has no number). */
export type HeardWord = {
  identityId: number;
  channel: AddressedChannel;
  address: string;
  line: string | null;
};

/**
 * Does what somebody meant who wrote «لغو»: offers and surveys are refused on the channel, in their own word. With `everything` (a line for
 * advertising, or who wrote «لغو همه») nothing at all goes out to them from that line any more.
 */
export async function stopByWord(ctx: Context, heard: HeardWord, everything: boolean): Promise<void> {
  const { identityId, channel, address, line } = heard;
  await recordChoices(ctx, identityId, [
    { channel, purpose: "marketing", on: false },
    { channel, purpose: "survey", on: false },
  ]);
  if (!everything) return;
  await suppressAddress(ctx, { channel, address, line, reason: "stop_word", source: "customer" });
}

/** Takes back what a stop word did, after «شروع»: what bounced, was complained of or was stopped by hand stays stopped. */
export async function startByWord(ctx: Context, heard: HeardWord): Promise<void> {
  const { identityId, channel, address, line } = heard;
  await recordChoices(ctx, identityId, [
    { channel, purpose: "marketing", on: true },
    { channel, purpose: "survey", on: true },
  ]);
  await liftStop(ctx, { channel, address, line });
}

/** An address on a channel, of one line or (null) of all. */
type Stopped = Omit<HeardWord, "identityId">;

/** Stops an address whose owner left the channel themselves: nothing reaches it. False where that was known. */
export async function stopAddress(ctx: Context, stopped: Stopped): Promise<boolean> {
  if ((await standingStops(ctx, stopped)).length > 0) return false;
  await suppressAddress(ctx, { ...stopped, reason: "stop_word", source: "customer" });
  return true;
}

/** Lets an address be written to again whose owner had stopped it, without a word of what they wish for. False where none had. */
export async function liftStop(ctx: Context, stopped: Stopped): Promise<boolean> {
  const standing = await standingStops(ctx, stopped);
  for (const id of standing) await removeSuppression(ctx, id);
  return standing.length > 0;
}

async function standingStops(ctx: Context, { channel, address, line }: Stopped): Promise<number[]> {
  const [hash] = await hashIdentities(ctx, [{ type: addressType(channel)!, value: normalAddress(channel, address) }]);
  const { rows } = await sql<{ id: number }>`select id from contact_suppression
    where brand_id = ${ctx.brandId} and address_hash = ${hash} and channel = ${channel} and reason = 'stop_word'
      and removed_at is null and (line is null or line = ${line})`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
