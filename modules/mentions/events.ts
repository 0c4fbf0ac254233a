import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

const id = z.number().int();

/** Something was said in public that the brand listens for; what was committed together is announced together. */
export const MentionsArrived = defineEvent(
  "mentions.arrived",
  z.object({
    mentions: z.array(
      z.object({
        mentionId: id,
        sourceId: id,
        customerId: id.nullable(),
        channel: z.string(),
        saidAt: z.iso.datetime(),
        sentiment: z.enum(["negative", "neutral", "positive"]),
        termIds: z.array(id),
      }),
    ),
  }),
);
