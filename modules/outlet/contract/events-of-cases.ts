import * as z from "zod";
import type { DomainEvent } from "../../../platform/events/index.ts";
import {
  CaseAssigned,
  CaseClosed,
  CaseConfirmed,
  CaseEscalated,
  CaseOpened,
  CaseReopened,
  type CaseTold,
} from "../../cases/events.ts";
import type { EventType } from "./event-types.ts";
import { type WireEvent, wire } from "./wire.ts";

const id = z.number().int();
const data = z.object({
  case_id: id,
  number: id,
  customer_id: id,
  conversation_id: id.nullable(),
  source: z.string(),
  severity: z.string().describe("`low`, `normal`, `high`"),
  state: z.string().describe("As it stands then"),
  assignee_id: z.string().nullable(),
  team_id: id.nullable(),
});

function ofCase(type: EventType, event: DomainEvent<CaseTold>): WireEvent {
  return wire(type, event, data, {
    say: (one) => ({
      case_id: one.caseId,
      number: one.number,
      customer_id: one.customerId,
      conversation_id: one.conversationId,
      source: one.source,
      severity: one.severity,
      state: one.state,
      assignee_id: one.assigneeId,
      team_id: one.teamId,
    }),
    customers: (one) => [one.customerId],
  });
}

/** What is told of cases. */
export const caseEvents: readonly WireEvent[] = [
  ofCase("case.opened", CaseOpened),
  ofCase("case.assigned", CaseAssigned),
  ofCase("case.escalated", CaseEscalated),
  ofCase("case.confirmed", CaseConfirmed),
  ofCase("case.closed", CaseClosed),
  ofCase("case.reopened", CaseReopened),
];
