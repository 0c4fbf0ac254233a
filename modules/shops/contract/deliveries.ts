import * as z from "zod";
import { readProblems } from "./mapping.ts";

export const deliveryStates = ["waiting", "done", "failed", "dismissed"] as const;
export const outcomes = ["imported", "updated", "unchanged", "stale", "deleted", "ignored"] as const;
export type Outcome = (typeof outcomes)[number];

/** One thing that came: what it was, and what became of it. */
export const delivery = z.object({
  id: z.number(),
  topic: z.string(),
  received_at: z.iso.datetime(),
  state: z.enum(deliveryStates),
  outcome: z.enum(outcomes).nullable(),
  problem_code: z.enum(readProblems).nullable(),
  problem_field: z.string().nullable(),
  number: z.string().nullable().describe("The order's or product's number in the shop"),
  tries: z.number(),
  redacted_at: z.iso.datetime().nullable().describe("When its body was forgotten"),
});
export type Delivery = z.infer<typeof delivery>;
export const deliveryList = z.object({ rows: z.array(delivery), next: z.string().nullable() });
export const deliveryOne = delivery.extend({ body: z.string().nullable() });
export const deliveryQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  after: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
export const retried = z.object({ deliveries: z.number().describe("How many are tried again") });
