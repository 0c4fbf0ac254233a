import type { ConversationRow } from "../../contract.ts";

/** What to call the customer of a conversation: the name, else an identifier, else `unknown`. */
export function called({ customer }: Pick<ConversationRow, "customer">, unknown: string): string {
  return customer.name ?? customer.label ?? unknown;
}
