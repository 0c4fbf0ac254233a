import * as z from "zod";
import { caseEvents, caseSources, caseStates, id, instant, severities } from "./case-words.ts";

const person = z.object({ id: z.string(), name: z.string() });
const named = z.object({ id, name: z.string().nullable() });

export const caseRow = z.object({
  id,
  number: z.number(),
  title: z.string(),
  customer: named,
  conversation: id.nullable().describe("Null too where the reader may not see it"),
  source: z.enum(caseSources),
  severity: z.enum(severities),
  state: z.enum(caseStates),
  assignee: person.nullable(),
  team: named.nullable(),
  touchpoint: z.string().nullable(),
  product: named.nullable(),
  opened_at: z.string(),
  due_at: z.string().nullable(),
  overdue: z.boolean(),
  escalated_at: z.string().nullable(),
  contacted_at: z.string().nullable(),
  snoozed_until: z.string().nullable(),
  asked_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  root_cause: z.string().nullable(),
  reopened: z.number(),
  scores: z.array(z.object({ kind: z.string(), score: z.number() })),
  words: z.string().describe("The customer's own, the newest comment"),
});
export type CaseRow = z.infer<typeof caseRow>;
export const caseViews = ["mine", "overdue", "unassigned", "open", "waiting", "closed", "all"] as const;
export const caseQuery = z.object({
  view: z.enum(caseViews).default("open"),
  state: z.enum(caseStates).optional(),
  severity: z.enum(severities).optional(),
  root_cause: z.string().max(60).optional(),
  touchpoint: z.string().max(120).optional(),
  agent: z.string().max(64).optional(),
  product: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  customer: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  conversation: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  before: z.string().max(80).optional().describe("`next` of the page before"),
});
export type CaseQuery = z.infer<typeof caseQuery>;
export const caseList = z.object({
  rows: z.array(caseRow),
  counts: z.record(z.enum(caseViews), z.number()),
  next: z.string().nullable(),
});

export const caseEventRow = z.object({
  id,
  kind: z.enum(caseEvents),
  at: z.string(),
  by: person.nullable(),
  text: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export const caseShown = caseRow.extend({
  wrong: z.string(),
  rule: z.string().nullable(),
  opened_by: person.nullable(),
  outcome: z.string(),
  cost: z.number().nullable(),
  cost_currency: z.string().nullable(),
  responses: z.array(
    z.object({
      id,
      survey: z.string().nullable(),
      mode: z.string(),
      at: z.string(),
      scores: z.array(z.object({ question: z.string(), kind: z.string(), score: z.number() })),
      comment: z.string(),
      withdrawn: z.boolean(),
    }),
  ),
  events: z.array(caseEventRow),
  orders: z.array(
    z.object({ number: z.string(), status: z.string(), at: z.string(), total: z.number(), currency: z.string() }),
  ),
  others: z.array(
    z.object({ id, number: z.number(), title: z.string(), state: z.enum(caseStates), opened_at: z.string() }),
  ),
  suggestions: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
  link: z.string().nullable().describe("Where the customer says whether it is solved, while that is asked"),
  currency: z.string(),
});
export type CaseShown = z.infer<typeof caseShown>;

export const newCase = z
  .object({
    customer: id.optional(),
    conversation: id.optional(),
    response: id.optional(),
    title: z.string().trim().min(1).max(200),
    wrong: z.string().trim().max(5000).default(""),
    severity: z.enum(severities).default("normal"),
    assignee: z.string().max(64).nullable().optional().describe("Left out: whoever opens it"),
    team: id.nullable().optional(),
    due_at: instant.optional().describe("Left out: eight working hours from now"),
    touchpoint: z.string().trim().max(120).optional(),
    product: id.optional(),
  })
  .describe("One of customer, conversation and response says whose it is");
export type NewCase = z.input<typeof newCase>;

export const casePatch = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  wrong: z.string().trim().max(5000).optional(),
  severity: z.enum(severities).optional(),
  assignee: z.string().max(64).nullable().optional(),
  team: id.nullable().optional(),
  due_at: instant.optional(),
  root_cause: z.string().max(60).nullable().optional(),
  outcome: z.string().trim().max(5000).optional(),
  cost: z
    .number()
    .int()
    .min(0)
    .max(9_000_000_000_000)
    .nullable()
    .optional()
    .describe("Minor units of the brand's money"),
  touchpoint: z.string().trim().max(120).nullable().optional(),
  snoozed_until: instant.nullable().optional(),
  note: z.string().trim().max(2000).optional().describe("For whoever it is handed to"),
});
export type CasePatch = z.infer<typeof casePatch>;

export const caseReply = z.object({
  client_id: z.string().min(8).max(64),
  channel: z.string().max(40),
  account: id.optional(),
  text: z.string().trim().min(1).max(20_000),
});
export const caseCall = z.object({
  reached: z.boolean(),
  text: z.string().trim().max(5000).default(""),
  duration_seconds: z.number().int().min(0).max(86_400).optional(),
  feeling: z.number().int().min(-2).max(2).optional(),
});
export const caseNote = z.object({ text: z.string().trim().min(1).max(5000) });
export const casePromise = z.object({ text: z.string().trim().min(1).max(1000), due_at: instant });

/** What was done, and the customer is asked whether it helped. */
export const caseSolution = z.object({
  root_cause: z.string().max(60).optional(),
  outcome: z.string().trim().max(5000).optional(),
  cost: z.number().int().min(0).max(9_000_000_000_000).nullable().optional(),
  channel: z.string().max(40).optional().describe("Left out: where the customer is best reached"),
  account: id.optional(),
  send: z.boolean().default(true).describe("False: the link is handed over in another way"),
});
export const caseAsked = z.object({
  link: z.string(),
  sent: z.boolean(),
  channel: z.string().nullable(),
  refused: z.string().nullable().describe("Why nothing could be sent"),
});
