import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

const id = z.number().int();

/**
 * Somebody answered, and it counts. Everything that those who hear it need to judge it, so that a case stands within seconds; the rest
 * is read through the door. `customerId` is null where nobody is known or the survey is anonymous. `changed`: answers of before were
 * changed, and `score` is the new one.
 */
export const ResponseSubmitted = defineEvent(
  "surveys.response-submitted",
  z.object({
    responseId: id,
    surveyId: id,
    customerId: id.nullable(),
    conversationId: id.nullable(),
    mode: z.string(),
    scores: z.array(z.object({ question: z.string(), kind: z.string(), score: z.number().int() })),
    comment: z.string().nullable(),
    changed: z.boolean(),
  }),
);
