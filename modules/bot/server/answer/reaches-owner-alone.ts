import type { ThreadMessage } from "../../../inbox/index.ts";

/**
 * What is answered by SMS or e-mail goes to the number or mailbox it came from and to nobody else, so a forged sender tells the forger
 * nothing. A letter in which others take part is no proof (docs/decisions/021).
 */
export function reachesOwnerAlone(channel: string, pending: readonly Pick<ThreadMessage, "shared">[]): boolean {
  return channel === "sms" || (channel === "email" && pending.every(({ shared }) => !shared));
}
