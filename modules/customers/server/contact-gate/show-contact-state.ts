import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type ContactState, type GateCell, purposes } from "../../contract.ts";
import { addressType, channelsOf } from "./addresses.ts";
import { adviseFrom } from "./advise-channel.ts";
import { decideContact } from "./decide-contact.ts";
import { readContactFacts } from "./read-contact-facts.ts";

const usual = ["sms", "email", "phone"];

/** What the gate says now of every channel and purpose of a customer, and on which channel they are best reached. Refuses `not_found`. */
export async function showContactState(ctx: Context, customerId: number): Promise<ContactState> {
  const facts = (await readContactFacts(ctx, [customerId])).get(customerId);
  if (!facts) throw new Refusal("not_found", "customer");
  const own = channelsOf(facts.identities.map(({ type }) => type)).filter(addressType);
  const channels = [...new Set([...usual, ...own, ...facts.words.map(({ channel }) => channel)])];
  const gate = channels.flatMap((channel) =>
    purposes.map((purpose): GateCell => {
      const answer = decideContact(facts, { channel, purpose }, ctx.now);
      if (answer.allowed) return { channel, purpose, allowed: true, reason: null, until: null, detail: {} };
      const { reason, until, detail } = answer;
      return { channel, purpose, allowed: false, reason, until: until?.toISOString() ?? null, detail };
    }),
  );
  const advice = await adviseFrom(ctx, facts, { customerId, purpose: "service", urgency: "today" });
  return { gate, advice: advice.map((one) => ({ ...one, until: one.until?.toISOString() ?? null })) };
}
