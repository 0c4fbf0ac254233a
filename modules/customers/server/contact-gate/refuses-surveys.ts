import type { Context } from "../../../../platform/db/index.ts";
import { readContactFacts } from "./read-contact-facts.ts";

/**
 * Whether a customer wants no surveys at all: their newest word about surveys on some channel is a no, or an address of theirs was stopped by
 * their wish, a complaint or a colleague. An address that only bounced says nothing of what they want. For ways of asking that need no address.
 */
export async function refusesSurveys(ctx: Context, customerId: number): Promise<boolean> {
  const facts = (await readContactFacts(ctx, [customerId])).get(customerId);
  if (!facts) return false;
  const saidNo = facts.words.some(({ purpose, granted }) => purpose === "survey" && !granted);
  return facts.erased || saidNo || facts.suppressions.some(({ reason }) => reason !== "bounce");
}
