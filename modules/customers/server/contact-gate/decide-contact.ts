import type { ContactRules, GateDetail, GateReason, Purpose } from "../../contract.ts";
import { addressType, reachedBy, spokenOf } from "./addresses.ts";
import { reachedCap, type Sent } from "./caps.ts";
import { quietHoursOf, quietUntil } from "./quiet-hours.ts";

export type Suppression = {
  id: number;
  channel: string;
  address: string;
  line: string | null;
  reason: NonNullable<GateDetail["suppression"]>["reason"];
  at: Date;
};
export type Word = { channel: string; purpose: Purpose; granted: boolean; at: Date; source: string };

/** What the gate knows of one customer. */
export type ContactFacts = {
  customerId: number;
  erased: boolean;
  identities: readonly { id: number; type: string; value: string }[];
  /** The newest word per channel and purpose. */
  words: readonly Word[];
  /** Those that stand for the customer's addresses. */
  suppressions: readonly Suppression[];
  sent: readonly Sent[];
  rules: ContactRules;
  timeZone: string;
};

export type ContactQuestion = {
  channel: string;
  purpose: Purpose;
  /** The address it would go to, normalised; any of the customer's own where it is left out. */
  address?: string;
  /** The number or account it would go out from. Left out, a suppression of any line counts. */
  line?: string;
  /** An answer to what the customer wrote: true, or when they wrote, which must lie within the brand's `replyMinutes`. */
  reply?: boolean | Date;
  /** News of what the customer agreed to or was asked to, which they must hear: no cap on `service` holds it back, quiet hours do. */
  uncapped?: boolean;
};

/** Yes, with the address to use (null on channels without one), or no, with the reason and, where time helps, until when. */
export type ContactAnswer =
  | { allowed: true; address: string | null }
  | { allowed: false; reason: GateReason; until?: Date; detail: GateDetail };

/** Whether something may go out now. Pure; what lasts is said before what passes. */
export function decideContact(facts: ContactFacts, question: ContactQuestion, now: Date): ContactAnswer {
  if (facts.erased) return no("erased");
  const { channel, purpose } = question;
  const said = facts.words.find((one) => one.channel === spokenOf(channel) && one.purpose === purpose);
  if (said && !said.granted) return no("refused", { said: { at: said.at.toISOString(), source: said.source } });
  const needsYes = purpose === "marketing" || (purpose === "survey" && facts.rules.surveyNeedsConsent);
  if (needsYes && !said) return no("no_consent");
  const place = addressFor(facts, question);
  if ("allowed" in place) return place;
  return decideTime(facts, question, now) ?? { allowed: true, ...place };
}

function no(reason: GateReason, detail: GateDetail = {}, until?: Date): ContactAnswer & { allowed: false } {
  return { allowed: false, reason, ...(until && { until }), detail };
}

/** The address asked about, or the first of the customer's that is not suppressed. */
function addressFor(facts: ContactFacts, { channel, address, line }: ContactQuestion) {
  const types = reachedBy(channel);
  if (types === null) return { address: address ?? null };
  const own = facts.identities.filter(({ type }) => (types as readonly string[]).includes(type));
  const addresses = address === undefined ? own.map(({ value }) => value) : [address];
  if (addresses.length === 0) return no("no_address");
  if (!addressType(channel)) return { address: addresses[0]! };
  const standing = (one: string) =>
    facts.suppressions.find(
      (row) =>
        row.channel === channel &&
        row.address === one &&
        (row.line === null || line === undefined || row.line === line),
    );
  const free = addresses.find((one) => !standing(one));
  if (free !== undefined) return { address: free };
  const { id, reason, at, line: stopped } = standing(addresses[0]!)!;
  return no("suppressed", { suppression: { id, reason, at: at.toISOString(), line: stopped } });
}

function decideTime(facts: ContactFacts, { channel, purpose, reply, uncapped }: ContactQuestion, now: Date) {
  const { rules, timeZone } = facts;
  if (purpose === "service" && isReply(reply, rules.replyMinutes, now)) return null;
  const quiet = quietHoursOf(rules, channel);
  const afterQuiet = (at: Date) => (quiet && quietUntil(quiet, timeZone, at)) ?? at;
  const caps = purpose === "service" && uncapped ? [] : rules.caps;
  const reached = reachedCap(caps, facts.sent, { channel, purpose, now });
  if (reached) return no("cap_reached", { cap: reached.cap }, reached.until && afterQuiet(reached.until));
  const until = quiet && quietUntil(quiet, timeZone, now);
  return until ? no("quiet_hours", { quiet }, until) : null;
}

function isReply(reply: boolean | Date | undefined, minutes: number, now: Date): boolean {
  if (!(reply instanceof Date)) return reply === true;
  return now.getTime() - reply.getTime() <= minutes * 60_000;
}
