import * as z from "zod";
import { MeetingAnswered, MeetingAttended } from "../../meetings/events.ts";
import { type WireEvent, wire } from "./wire.ts";

const id = z.number().int();

/** What is told of meetings: what guests say, and who was there. */
export const meetingEvents: readonly WireEvent[] = [
  wire(
    "meeting.answered",
    MeetingAnswered,
    z.object({ meeting_id: id, customer_id: id, answer: z.string(), starts_at: z.iso.datetime() }),
    {
      say: (one) => ({
        meeting_id: one.meetingId,
        customer_id: one.customerId,
        answer: one.answer,
        starts_at: one.startsAt,
      }),
      customers: (one) => [one.customerId],
    },
  ),
  wire(
    "meeting.attended",
    MeetingAttended,
    z.object({
      meeting_id: id,
      kind: z.string(),
      starts_at: z.iso.datetime(),
      guests: z.array(z.object({ customer_id: id, minutes: id.nullable() })),
    }),
    {
      say: (one) => ({
        meeting_id: one.meetingId,
        kind: one.kind,
        starts_at: one.startsAt,
        guests: one.guests.map(({ customerId, minutes }) => ({ customer_id: customerId, minutes })),
      }),
      customers: ({ guests }) => guests.map(({ customerId }) => customerId),
    },
  ),
];
