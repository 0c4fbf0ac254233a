import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Purpose } from "../../contract.ts";
import { channelsOf } from "./addresses.ts";
import { type ContactFacts, decideContact } from "./decide-contact.ts";
import { type ChannelAdvice, type ContactWish, rankChannels } from "./rank-channels.ts";
import { reachEvidenceOf } from "./reach-evidence.ts";
import { readContactFacts } from "./read-contact-facts.ts";

/** `now` is the context's own where it is left out. */
export type AdviseChannel = ContactWish & { customerId: number; purpose: Purpose; reply?: boolean | Date; now?: Date };

/**
 * On which of the channels that a customer has they are best reached, each with its score and reasons in coded words. Refuses
 * `not_found`.
 */
export async function adviseChannel(ctx: Context, asked: AdviseChannel): Promise<ChannelAdvice[]> {
  const { customerId, now = ctx.now } = asked;
  const facts = (await readContactFacts(ctx, [customerId], now)).get(customerId);
  if (!facts) throw new Refusal("not_found", "customer");
  return adviseFrom(ctx, facts, asked);
}

/** As adviseChannel, for a customer of whom the gate's facts are at hand. */
export async function adviseFrom(ctx: Context, facts: ContactFacts, asked: AdviseChannel): Promise<ChannelAdvice[]> {
  const { purpose, reply, now = ctx.now } = asked;
  const identityIds = facts.identities.map(({ id }) => id);
  const evidence = await reachEvidenceOf(ctx, { customerId: facts.customerId, identityIds });
  const preferred = await preferredChannel(ctx, facts.customerId);
  const candidates = channelsOf(facts.identities.map(({ type }) => type)).map((channel) => ({
    channel,
    gate: decideContact(facts, { channel, purpose, ...(reply !== undefined && { reply }) }, now),
    preferred: channel === preferred,
    evidence: evidence.filter((one) => one.channel === channel),
  }));
  return rankChannels(candidates, asked);
}

async function preferredChannel(ctx: Context, customerId: number): Promise<string | null> {
  const { rows } = await sql<{ channel: string | null }>`select preferences ->> 'preferred_channel' as channel
    from customer where brand_id = ${ctx.brandId} and id = ${customerId}`.execute(ctx.db);
  return rows[0]?.channel ?? null;
}
