import * as z from "zod";
import { eventTypes } from "./event-types.ts";

export const streamQuery = z.object({
  after: z
    .string()
    .max(60)
    .optional()
    .describe("The cursor of the last answer; the oldest that is kept where it is left out"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  types: z
    .string()
    .max(1000)
    .optional()
    .describe(`Names with commas between: ${eventTypes.join(", ")}`),
});

export const streamedEvent = z.object({
  id: z.number().describe("The same for ever; also in webhooks"),
  type: z.string(),
  at: z.iso.datetime(),
  data: z.unknown(),
});
export const streamPage = z.object({
  events: z.array(streamedEvent),
  cursor: z.string().describe("Ask with it for what comes after"),
  more: z.boolean().describe("There is more already: ask again at once"),
});
