import * as z from "zod";

/** What is told of a survey that was begun. */
export const surveyMade = z.object({ id: z.number(), key: z.string() });
