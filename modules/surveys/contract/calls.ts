import * as z from "zod";

/** What became of a call in which somebody was to be interviewed. */
export const callOutcomes = [
  "completed",
  "partial",
  "no_answer",
  "busy",
  "refused",
  "wrong_number",
  "call_back",
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const surveyCallBody = z
  .object({
    customer_id: z.number().int().positive(),
    outcome: z.enum(callOutcomes),
    call_back_at: z.iso
      .datetime({ offset: true })
      .nullish()
      .describe("Where the outcome is call_back: when to call again"),
    note: z.string().trim().max(1000).nullish(),
  })
  .refine(({ outcome, call_back_at }) => (outcome === "call_back") === Boolean(call_back_at), {
    path: ["call_back_at"],
    message: "with call_back alone",
  });
export type SurveyCallBody = z.infer<typeof surveyCallBody>;

export const surveyCallRow = z.object({
  id: z.number(),
  customer: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  outcome: z.enum(callOutcomes),
  call_back_at: z.string().nullable(),
  note: z.string().nullable(),
  called_at: z.string(),
  /** The user's id; null for what no user did. */
  called_by: z.string().nullable(),
});
export type SurveyCallRow = z.infer<typeof surveyCallRow>;
/** `waiting`: those to be called again, the earliest first. `counts`: how many calls ended how. */
export const surveyCallList = z.object({
  waiting: z.array(surveyCallRow),
  recent: z.array(surveyCallRow),
  counts: z.array(z.object({ outcome: z.enum(callOutcomes), calls: z.number() })),
});
