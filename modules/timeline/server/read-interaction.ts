import { Refusal, type RefusalCode } from "../../../platform/errors/index.ts";
import { type IdentifierType, normalise } from "../../../platform/identifiers/index.ts";
import { type ClaimedIdentity, crmValue } from "../../customers/index.ts";
import type { InteractionInput } from "../contract.ts";

/** An interaction whose words were checked and whose person is named in normal form; nothing was written yet. */
export type ReadInteraction = {
  input: InteractionInput;
  identities: ClaimedIdentity[];
  occurredAt: Date;
  subject: string;
};

// The calendar table ends there; what lies outside is a slip of the pen.
const earliest = Date.UTC(1850, 0, 2);
const latest = Date.UTC(2150, 11, 30);
const metaBytes = 20_000;

/**
 * Understands one interaction. Refuses `person_missing`, the reasons of an identifier (`phone_unreadable` …), `date_out_of_range`
 * and `too_large` (meta over 20 kB).
 */
export function readInteraction(input: InteractionInput, now: Date): ReadInteraction {
  const identities = identitiesOf(input);
  if (identities.length === 0) throw new Refusal("person_missing");
  const occurredAt = readInstant(input.occurred_at, now);
  if (input.meta && JSON.stringify(input.meta).length > metaBytes) throw new Refusal("too_large", "meta");
  return { input, identities, occurredAt, subject: input.subject ?? usualSubject(input) };
}

/** When it happened; now where nobody said. Refuses `date_out_of_range` outside of 1850–2150. */
export function readInstant(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const instant = new Date(text);
  const time = instant.getTime();
  if (!(time >= earliest && time <= latest)) throw new Refusal("date_out_of_range", "occurred_at");
  return instant;
}

type Named = Pick<InteractionInput, "source" | "customer_external_id" | "phone" | "email" | "identity">;

/** The identifiers a record names, the surest first. Refuses those that cannot be read. */
export function identitiesOf(named: Named): ClaimedIdentity[] {
  const identities: ClaimedIdentity[] = [];
  if (named.customer_external_id !== undefined) {
    const shown = readIdentifier("crm", named.customer_external_id, "customer_external_id").shown;
    identities.push({ type: "crm", value: crmValue(named.source, shown), shown });
  }
  if (named.phone) identities.push({ type: "phone", ...readIdentifier("phone", named.phone, "phone") });
  if (named.email) identities.push({ type: "email", ...readIdentifier("email", named.email, "email") });
  if (named.identity) {
    const { type, value } = named.identity;
    identities.push({ type, ...readIdentifier(type as IdentifierType, value, "identity") });
  }
  return identities;
}

function readIdentifier(type: IdentifierType, text: string, field: string): { value: string; shown: string } {
  const outcome = normalise(type, text);
  if ("problem" in outcome) throw new Refusal(outcome.problem satisfies RefusalCode, field);
  return outcome;
}

const subjectOfChannel: Record<string, string> = {
  phone: "call",
  in_person: "visit",
  letter: "letter",
  webinar: "webinar",
  partner: "report",
};

function usualSubject({ kind, channel }: InteractionInput): string {
  if (kind === "activity") return "event";
  return subjectOfChannel[channel] ?? "message";
}
