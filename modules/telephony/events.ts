import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";
import { callDirections, callOutcomes } from "./contract/calls.ts";

const id = z.number().int();
const told = z.object({
  callId: id,
  customerId: id.nullable(),
  conversationId: id.nullable(),
  userId: z.string().nullable(),
  direction: z.enum(callDirections).nullable(),
  outcome: z.enum(callOutcomes),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  waitSeconds: z.number().nullable(),
  talkSeconds: z.number().nullable(),
});
/** A call that is over: ids and facts, no number of anybody. */
export type CallTold = z.infer<typeof told>;

/** A call is over; again where its exchange says later that it ended otherwise. */
export const CallEnded = defineEvent("telephony.call-ended", told);
/** Somebody called and was not answered; once for each call. */
export const CallMissed = defineEvent("telephony.call-missed", told);
