import * as z from "zod";

export const id = z.number().int().positive();
export const caseParams = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
export const caseMade = z.object({ id });
export const instant = z.iso.datetime({ offset: true });
export const bothWords = z.object({ fa: z.string().trim().max(2000), en: z.string().trim().max(2000) });
export type BothWords = z.infer<typeof bothWords>;
export const languages = ["fa", "en"] as const;
export type Language = (typeof languages)[number];

/** What a case is in. The last three are its ends. */
export const caseStates = [
  "open",
  "contacted",
  "waiting_confirmation",
  "reopened",
  "solved",
  "closed_unconfirmed",
  "withdrawn",
] as const;
export type CaseState = (typeof caseStates)[number];

/** How grave it is, the least first. */
export const severities = ["low", "normal", "high"] as const;
export type Severity = (typeof severities)[number];

/** Where a case came from. */
export const caseSources = ["response", "conversation", "customer", "follow_up"] as const;
export type CaseSource = (typeof caseSources)[number];

/** What happens to a case. */
export const caseEvents = [
  "opened",
  "joined",
  "answer_changed",
  "answer_withdrawn",
  "assigned",
  "changed",
  "called",
  "called_in_vain",
  "replied",
  "promised",
  "noted",
  "snoozed",
  "escalated",
  "asked",
  "not_sent",
  "confirmed",
  "denied",
  "closed_unconfirmed",
  "reopened",
  "withdrawn",
] as const;
export type CaseEventKind = (typeof caseEvents)[number];
