import * as z from "zod";

export const callDirections = ["in", "out", "internal"] as const;
/** How a call ended. `cancelled`: the colleague did not pick up their own telephone; `unknown`: nobody could tell us. */
export const callOutcomes = ["answered", "missed", "no_answer", "busy", "failed", "cancelled", "unknown"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const phoneCall = z.object({
  id: z.number(),
  direction: z.enum(callDirections).nullable(),
  number: z.string().nullable(),
  customer: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  extension: z.string().nullable(),
  queue: z.string().nullable(),
  began_at: z.iso.datetime(),
  answered_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
  wait_seconds: z.number().nullable(),
  talk_seconds: z.number().nullable(),
  outcome: z.enum(callOutcomes).nullable().describe("Null while the call is going on"),
  recording: z
    .object({ href: z.string().nullable(), text: z.string() })
    .nullable()
    .describe("`href` only where it leads to an allowed host"),
  conversation_id: z.number().nullable().describe("Where a missed call is to be called back"),
});
export type PhoneCall = z.infer<typeof phoneCall>;
export const callList = z.object({ rows: z.array(phoneCall), next: z.string().nullable() });

export const callView = z.enum(["all", "missed", "mine"]);
export const callQuery = z.object({
  view: callView.default("all"),
  customer: z.coerce.number().int().positive().optional(),
  after: z
    .string()
    .regex(/^\d{1,15}-\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CallQuery = z.infer<typeof callQuery>;

/** A call at one of one's own telephones: how it stands there. */
export const ringingCall = phoneCall.extend({ at_mine: z.enum(["ringing", "talking", "over"]) });
export type RingingCall = z.infer<typeof ringingCall>;
export const ringing = z.object({
  extensions: z.array(z.object({ id: z.number(), number: z.string() })).describe("One's own"),
  rows: z.array(ringingCall),
});

export const makeCallBody = z.object({
  identity: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("Which of the customer's numbers; the first where left out"),
});
export const callMade = z.object({ number: z.string(), extension: z.string() });
export const customerOfCall = z.object({ customer: z.number() });
export const personOfCall = z.object({ name: z.string().trim().max(200).nullish() });
