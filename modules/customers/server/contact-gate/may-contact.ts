import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { findErased } from "../people/erased-identities.ts";
import { chainOf } from "../people/merge-rows.ts";
import { addressType } from "./addresses.ts";
import { type ContactAnswer, type ContactFacts, type ContactQuestion, decideContact } from "./decide-contact.ts";
import { readContactFacts, suppressionsOf } from "./read-contact-facts.ts";
import { recordContact } from "./record-contact.ts";
import { normalAddress } from "./suppressions.ts";

/** `now` is the context's own where it is left out. */
export type MayContact = ContactQuestion & { customerId: number; now?: Date };

/**
 * The one gate before everything that goes out: consent, suppressions, caps and quiet hours. Refuses `not_found` where there is no
 * such customer, `identity_unreadable` where the address given is none.
 */
export async function mayContact(
  ctx: Context,
  { customerId, now = ctx.now, ...question }: MayContact,
): Promise<ContactAnswer> {
  const facts = (await readContactFacts(ctx, [customerId], now)).get(customerId);
  if (!facts) throw new Refusal("not_found", "customer");
  return decideAt(ctx, facts, question, now);
}

/**
 * The gate for many at once, such as a group; by customer, those that do not exist left out. Takes no address: the answer names one.
 */
export async function mayContactMany(
  ctx: Context,
  customerIds: readonly number[],
  { now = ctx.now, ...question }: Omit<MayContact, "customerId" | "address">,
): Promise<Map<number, ContactAnswer>> {
  const facts = await readContactFacts(ctx, customerIds, now);
  return new Map([...facts].map(([id, known]) => [id, decideContact(known, question, now)]));
}

/**
 * Asks the gate and, where it says yes, counts the message at once: two senders cannot both take the last place under a cap. Call it in
 * the transaction that marks the message as sent; what then fails to go out counts all the same.
 */
export async function claimContact(ctx: Context, asked: MayContact): Promise<ContactAnswer> {
  const customerId = (await chainOf(ctx, asked.customerId)).at(-1);
  if (customerId === undefined) throw new Refusal("not_found", "customer");
  const name = `contact ${ctx.brandId} ${customerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(ctx.db);
  const answer = await mayContact(ctx, { ...asked, customerId });
  if (!answer.allowed) return answer;
  const { channel, purpose, now: at = ctx.now } = asked;
  const address = answer.address === null ? {} : { address: answer.address };
  await recordContact(ctx, { customerId, channel, purpose, at, ...address });
  return answer;
}

/** Decides about a given address too, which need not be one that we know of the customer. */
async function decideAt(
  ctx: Context,
  facts: ContactFacts,
  question: ContactQuestion,
  now: Date,
): Promise<ContactAnswer> {
  const type = addressType(question.channel);
  if (question.address === undefined || !type) return decideContact(facts, question, now);
  const address = normalAddress(question.channel, question.address);
  const place = [{ type, value: address }];
  const erased = facts.erased || (await findErased(ctx, place)).size > 0;
  const suppressions = await suppressionsOf(ctx, place);
  return decideContact({ ...facts, erased, suppressions }, { ...question, address }, now);
}
