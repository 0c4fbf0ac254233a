import type { ChatMessage } from "../../../modules/inbox/contract.ts";

/** Whether somebody of the brand said it. */
export function isTheirs(message: ChatMessage): boolean {
  return (message.from === "agent" || message.from === "bot") && message.event === null;
}

/** How many messages of the brand stand after the last one seen. */
export function countUnread(messages: Iterable<ChatMessage>, seen: number): number {
  let count = 0;
  // A message that got another place since it was read is not unread again.
  const isNew = (one: ChatMessage) => isTheirs(one) && !one.withdrawn && one.seq > seen && one.delivery !== "read";
  for (const message of messages) if (isNew(message)) count++;
  return count;
}
