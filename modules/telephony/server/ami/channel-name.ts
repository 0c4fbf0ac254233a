import { extensionIn } from "../calls/outside-number.ts";

/**
 * The extension whose telephone a channel is: `PJSIP/201-0000002a`, `SIP/201-…`, `Local/201@from-queue-…;1`. Null for trunks and whatever
 * else a channel may be.
 */
export function extensionOfChannel(channel: string | undefined, longest: number): string | null {
  const match = /^(?:PJSIP|SIP|IAX2|SCCP|Local)\/(\d+)(?:[-@/].*)?$/i.exec(channel ?? "");
  return match ? extensionIn(match[1], longest) : null;
}

/** A channel that only leads to another one. */
export function isLocal(channel: string | undefined): boolean {
  return /^Local\//i.test(channel ?? "");
}

/** The number that was dialled: `trunk/09121234567`, `09121234567@trunk`. */
export function dialledNumber(dialString: string | undefined): string | null {
  const parts = (dialString ?? "").split(/[/@,&]/);
  return parts.find((part) => /^\+?[\d*#]{6,}$/.test(part)) ?? null;
}
