import type { Cap, Purpose } from "../../contract.ts";

/** Something that went out, as caps count it. */
export type Sent = { channel: string; purpose: Purpose; at: Date };

/** A cap that is reached; `until` is when a place is free again, missing where the cap lets nothing out at all. */
export type ReachedCap = { cap: Cap; until?: Date };

const dayLength = 86_400_000;

/** The cap that holds a message back longest, or null. Days are 24 hours back from `now`, not days of the calendar. */
export function reachedCap(
  caps: readonly Cap[],
  sent: readonly Sent[],
  { channel, purpose, now }: { channel: string; purpose: Purpose; now: Date },
): ReachedCap | null {
  let longest: ReachedCap | null = null;
  for (const cap of caps) {
    if (cap.purpose !== purpose || (cap.channel !== null && cap.channel !== channel)) continue;
    const reached = reach(cap, sent, now);
    if (!reached) continue;
    const until = reached.until?.getTime() ?? Number.POSITIVE_INFINITY;
    if (!longest || until > (longest.until?.getTime() ?? Number.POSITIVE_INFINITY)) longest = reached;
    if (until === Number.POSITIVE_INFINITY) return reached;
  }
  return longest;
}

function reach(cap: Cap, sent: readonly Sent[], now: Date): ReachedCap | null {
  if (cap.most === 0) return { cap };
  const span = cap.days * dayLength;
  const counted = sent
    .filter((one) => one.purpose === cap.purpose && (cap.channel === null || one.channel === cap.channel))
    .map((one) => one.at.getTime())
    .filter((at) => at > now.getTime() - span)
    .sort((a, b) => b - a);
  if (counted.length < cap.most) return null;
  // When that many lie within the span no more: the one at this place is the first that must have left it.
  return { cap, until: new Date(counted[cap.most - 1]! + span) };
}
