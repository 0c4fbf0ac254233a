import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";
import { guestAnswers, meetingKinds } from "./contract.ts";

const id = z.number().int();

/** A guest said whether they come, or said something else than before. */
export const MeetingAnswered = defineEvent(
  "meetings.answered",
  z.object({ meetingId: id, customerId: id, answer: z.enum(guestAnswers), startsAt: z.iso.datetime() }),
);

/** Some were there; what was committed together is announced together. `minutes` is null where no file said it. */
export const MeetingAttended = defineEvent(
  "meetings.attended",
  z.object({
    meetingId: id,
    kind: z.enum(meetingKinds),
    startsAt: z.iso.datetime(),
    guests: z.array(z.object({ customerId: id, minutes: id.nullable() })),
  }),
);
