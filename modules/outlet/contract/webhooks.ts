import * as z from "zod";
import { eventTypes } from "./event-types.ts";

export const idParams = z.object({ id: z.coerce.number().int().positive() });
export const deliveryParams = idParams.extend({ delivery: z.coerce.number().int().positive() });

const eventType = z.enum(eventTypes);

/** A field of `data` (`channel`, `responses.mode`) that must hold one of these values; through a list any of its elements may. */
const filter = z.object({
  field: z
    .string()
    .trim()
    .regex(/^[a-z_]+(\.[a-z_]+){0,4}$/),
  values: z.array(z.string().trim().min(1).max(100)).min(1).max(50),
});
export type Filter = z.infer<typeof filter>;

export const webhookBody = z.object({
  name: z.string().trim().min(1).max(100),
  address: z.url({ protocol: /^https?$/ }).max(2000),
  types: z.array(eventType).max(50).default([]).describe("Names of events; all where it is empty"),
  filters: z.array(filter).max(10).default([]).describe("All of them must hold"),
  with_customers: z.boolean().default(false).describe("Name, phone and e-mail of whom an event is about"),
});
export type WebhookBody = z.infer<typeof webhookBody>;

export const webhook = z.object({
  id: z.number(),
  ...webhookBody.shape,
  made_at: z.iso.datetime(),
  paused_at: z.iso.datetime().nullable(),
  paused_why: z.enum(["by_hand", "dead", "gone"]).nullable(),
  failing_since: z.iso.datetime().nullable(),
  old_secret_until: z.iso.datetime().nullable(),
  waiting: z.number().describe("Deliveries under way"),
  failed: z.number().describe("Deliveries given up, within thirty days"),
});
export type Webhook = z.infer<typeof webhook>;
export const webhookList = z.object({ rows: z.array(webhook) });
export const made = z.object({ id: z.number(), secret: z.string().describe("Shown this once") });
export const renewed = z.object({
  secret: z.string(),
  old_until: z.iso.datetime().describe("Until then both are used to sign"),
});
export const pauseBody = z.object({
  paused: z.boolean(),
  skip: z.boolean().default(false).describe("Go on from now instead of from where it was paused"),
});

/** What another server said to a try. `problem` where it said nothing. */
export const attempt = z.object({
  status: z.number().nullable(),
  problem: z.enum(["no_answer", "unreachable", "address_refused"]).nullable(),
  answer: z.string().nullable().describe("Its first 500 characters; forgotten with the people of the event"),
  took_ms: z.number(),
});
export type Attempt = z.infer<typeof attempt>;
export const trial = attempt.extend({ sent: z.string().describe("The body as it went out") });

export const deliveryState = z.enum(["waiting", "delivered", "failed"]);
export const delivery = z.object({
  id: z.number(),
  key: z.uuid().describe("`hamdel-delivery`, the same over all tries"),
  type: z.string(),
  event_id: z.number(),
  at: z.iso.datetime(),
  state: deliveryState,
  tries: z.number(),
  next_at: z.iso.datetime().nullable(),
  done_at: z.iso.datetime().nullable(),
  last: attempt.nullable(),
});
export type Delivery = z.infer<typeof delivery>;
export const deliveryList = z.object({ rows: z.array(delivery), next: z.string().nullable() });
export const deliveryQuery = z.object({
  state: deliveryState.optional(),
  type: eventType.optional(),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const deliveryDetail = delivery.extend({
  data: z.unknown(),
  all: z.array(attempt.extend({ n: z.number(), at: z.iso.datetime() })),
});
export const replayed = z.object({ replayed: z.number() });
