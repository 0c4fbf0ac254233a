import * as z from "zod";
import type { DomainEvent } from "../../../platform/events/index.ts";
import { MentionsArrived } from "../../mentions/events.ts";
import { CallEnded, CallMissed, type CallTold } from "../../telephony/events.ts";
import type { EventType } from "./event-types.ts";
import { type WireEvent, wire } from "./wire.ts";

const id = z.number().int();
const call = z.object({
  call_id: id,
  customer_id: id.nullable(),
  conversation_id: id.nullable().describe("Where a missed call is to be called back"),
  user_id: z.string().nullable(),
  direction: z.string().nullable(),
  outcome: z.string(),
  began_at: z.iso.datetime(),
  ended_at: z.iso.datetime(),
  wait_seconds: z.number().nullable(),
  talk_seconds: z.number().nullable(),
});

function ofCall(type: EventType, event: DomainEvent<CallTold>): WireEvent {
  return wire(type, event, call, {
    say: (one) => ({
      call_id: one.callId,
      customer_id: one.customerId,
      conversation_id: one.conversationId,
      user_id: one.userId,
      direction: one.direction,
      outcome: one.outcome,
      began_at: one.beganAt,
      ended_at: one.endedAt,
      wait_seconds: one.waitSeconds,
      talk_seconds: one.talkSeconds,
    }),
    customers: (one) => [one.customerId],
  });
}

/** What is told of calls. */
export const callEvents: readonly WireEvent[] = [ofCall("call.ended", CallEnded), ofCall("call.missed", CallMissed)];

const mention = z.object({
  mention_id: id,
  source_id: id,
  customer_id: id.nullable(),
  channel: z.string(),
  said_at: z.iso.datetime(),
  sentiment: z.string(),
  term_ids: z.array(id),
});

/** What is told of what is said in public. */
export const mentionEvents: readonly WireEvent[] = [
  wire("mentions.arrived", MentionsArrived, z.object({ mentions: z.array(mention) }), {
    say: ({ mentions }) => ({
      mentions: mentions.map((one) => ({
        mention_id: one.mentionId,
        source_id: one.sourceId,
        customer_id: one.customerId,
        channel: one.channel,
        said_at: one.saidAt,
        sentiment: one.sentiment,
        term_ids: one.termIds,
      })),
    }),
    customers: ({ mentions }) => mentions.map(({ customerId }) => customerId),
  }),
];
