import * as z from "zod";
import { type DomainEvent, defineEvent } from "../../platform/events/index.ts";
import { type CaseEventKind, caseSources, caseStates, severities } from "./contract/case-words.ts";

const id = z.number().int();
const told = z.object({
  caseId: id,
  number: id,
  customerId: id,
  conversationId: id.nullable(),
  source: z.enum(caseSources),
  severity: z.enum(severities),
  state: z.enum(caseStates),
  assigneeId: z.string().nullable(),
  teamId: id.nullable(),
});

/** A case as it stood when something happened to it: ids and facts, no words. */
export type CaseTold = z.infer<typeof told>;

/** A problem is tracked from now on. */
export const CaseOpened = defineEvent("cases.opened", told);
/** It is another colleague's now, or nobody's. */
export const CaseAssigned = defineEvent("cases.assigned", told);
/** Its time was over without a contact: it went up. */
export const CaseEscalated = defineEvent("cases.escalated", told);
/** The customer said that it is solved. */
export const CaseConfirmed = defineEvent("cases.confirmed", told);
/** It came to an end, whichever: `state` says it. A confirmed case is closed, too. */
export const CaseClosed = defineEvent("cases.closed", told);
/** It was not solved after all, or was closed by mistake. */
export const CaseReopened = defineEvent("cases.reopened", told);

/** What is announced of each thing that happens to a case; the rest of its history stays in the house. */
export const announcedOfCase: Partial<Record<CaseEventKind, readonly DomainEvent<CaseTold>[]>> = {
  opened: [CaseOpened],
  assigned: [CaseAssigned],
  escalated: [CaseEscalated],
  confirmed: [CaseConfirmed, CaseClosed],
  closed_unconfirmed: [CaseClosed],
  withdrawn: [CaseClosed],
  reopened: [CaseReopened],
  denied: [CaseReopened],
};
