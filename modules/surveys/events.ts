import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

const id = z.number().int();

/**
 * Some answered, and it counts; what was committed together is announced together. Everything that those who hear it need to judge it;
 * the words are read through the door (`readResponse`). `customerId` is null where nobody is known or the survey is anonymous.
 * `feeling` −1 … 1 is the comment's sentiment, null without a comment. `changed`: answers of before were changed, `scores` are the new ones.
 */
export const ResponsesSubmitted = defineEvent(
  "surveys.responses-submitted",
  z.object({
    responses: z.array(
      z.object({
        responseId: id,
        surveyId: id,
        customerId: id.nullable(),
        conversationId: id.nullable(),
        mode: z.string(),
        touchpoint: z.string().nullable(),
        productId: id.nullable(),
        answeredAt: z.iso.datetime(),
        scores: z.array(z.object({ question: z.string(), kind: z.string(), score: id })),
        feeling: z.number().nullable(),
        changed: z.boolean(),
      }),
    ),
  }),
);
