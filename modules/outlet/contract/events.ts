import * as z from "zod";
import { TimeZoneChanged, WorkingTimeChanged } from "../../admin/events.ts";
import { CustomerErased, CustomerMergeUndone, CustomersMerged, SegmentChanged } from "../../customers/events.ts";
import { ConversationResolved, MessageReceived, ServiceLevelBroken, ServiceLevelWarned } from "../../inbox/events.ts";
import { ResponsesSubmitted } from "../../surveys/events.ts";
import { callEvents, mentionEvents } from "./events-of-calls.ts";
import { caseEvents } from "./events-of-cases.ts";
import { customerEvents } from "./events-of-customers.ts";
import { meetingEvents } from "./events-of-meetings.ts";
import { orderEvents } from "./events-of-orders.ts";
import { type WireEvent, wire } from "./wire.ts";

export type { WireEvent };

const id = z.number().int();
const merge = { merge_id: id, winner_id: id, loser_id: id };
const promised = z.object({
  conversation_id: id,
  customer_id: id,
  target: z.enum(["first_reply", "next_reply", "resolution"]),
  due_at: z.iso.datetime(),
});
const response = z.object({
  response_id: id,
  survey_id: id,
  customer_id: id.nullable(),
  conversation_id: id.nullable(),
  mode: z.string().describe("`web`, `phone`, `kiosk` …"),
  touchpoint: z.string().nullable(),
  product_id: id.nullable(),
  answered_at: z.iso.datetime(),
  scores: z.array(z.object({ question: z.string(), kind: z.string(), score: id })),
  feeling: z.number().nullable().describe("Sentiment of the comment, −1 … 1"),
  changed: z.boolean().describe("Answers of before were changed"),
});

type Promised = z.infer<typeof ServiceLevelBroken.schema>;
const sayPromised = (one: Promised) => ({
  conversation_id: one.conversationId,
  customer_id: one.customerId,
  target: one.target,
  due_at: one.dueAt,
});

/** Every event that goes out, with the shape of its `data`. */
export const wireEvents: readonly WireEvent[] = [
  wire(
    "message.received",
    MessageReceived,
    z.object({
      conversation_id: id,
      message_id: id,
      customer_id: id,
      by_machine: z.boolean().describe("An auto-reply or a bounce"),
      status: z.string().nullable().describe("How the conversation stood then"),
    }),
    {
      say: (one) => ({
        conversation_id: one.conversationId,
        message_id: one.messageId,
        customer_id: one.customerId,
        by_machine: one.byMachine,
        status: one.status ?? null,
      }),
      customers: (one) => [one.customerId],
    },
  ),
  wire(
    "conversation.resolved",
    ConversationResolved,
    z.object({
      conversation_id: id,
      customer_id: id,
      channel: z.string(),
      resolved_by: z.string().nullable(),
      assignee_id: z.string().nullable(),
    }),
    {
      say: (one) => ({
        conversation_id: one.conversationId,
        customer_id: one.customerId,
        channel: one.channel,
        resolved_by: one.resolvedBy,
        assignee_id: one.assigneeId,
      }),
      customers: (one) => [one.customerId],
    },
  ),
  ...callEvents,
  wire("service_level.warned", ServiceLevelWarned, promised, {
    say: sayPromised,
    customers: (one) => [one.customerId],
  }),
  wire("service_level.broken", ServiceLevelBroken, promised, {
    say: sayPromised,
    customers: (one) => [one.customerId],
  }),
  wire("responses.submitted", ResponsesSubmitted, z.object({ responses: z.array(response) }), {
    say: ({ responses }) => ({
      responses: responses.map((one) => ({
        response_id: one.responseId,
        survey_id: one.surveyId,
        customer_id: one.customerId,
        conversation_id: one.conversationId,
        mode: one.mode,
        touchpoint: one.touchpoint,
        product_id: one.productId,
        answered_at: one.answeredAt,
        scores: one.scores,
        feeling: one.feeling,
        changed: one.changed,
      })),
    }),
    customers: ({ responses }) => responses.map(({ customerId }) => customerId),
  }),
  ...caseEvents,
  ...mentionEvents,
  ...meetingEvents,
  ...orderEvents,
  ...customerEvents,
  wire(
    "customers.merged",
    CustomersMerged,
    z.object({ merges: z.array(z.object({ ...merge, automatic: z.boolean() })) }),
    {
      say: ({ merges }) => ({
        merges: merges.map((one) => ({
          merge_id: one.mergeId,
          winner_id: one.winnerId,
          loser_id: one.loserId,
          automatic: one.automatic,
        })),
      }),
      customers: ({ merges }) => merges.flatMap(({ winnerId, loserId }) => [winnerId, loserId]),
    },
  ),
  wire("customers.merge_undone", CustomerMergeUndone, z.object(merge), {
    say: (one) => ({ merge_id: one.mergeId, winner_id: one.winnerId, loser_id: one.loserId }),
    customers: (one) => [one.winnerId, one.loserId],
  }),
  wire(
    "customer.erased",
    CustomerErased,
    z.object({ customer_id: id, customer_ids: z.array(id).describe("Those merged into this one, too") }),
    {
      say: (one) => ({ customer_id: one.customerId, customer_ids: one.customerIds }),
      customers: (one) => one.customerIds,
    },
  ),
  wire(
    "segment.changed",
    SegmentChanged,
    z.object({ segment_id: id, entered: z.array(id), left: z.array(id).describe("At most 5,000 customers each") }),
    {
      say: (one) => ({ segment_id: one.segmentId, entered: one.entered, left: one.left }),
      customers: (one) => [...one.entered, ...one.left],
    },
  ),
  wire("brand.time_zone_changed", TimeZoneChanged, z.object({ from: z.string(), to: z.string() }), {
    say: (one) => one,
  }),
  wire("brand.working_time_changed", WorkingTimeChanged, z.object({}), { say: () => ({}) }),
];
