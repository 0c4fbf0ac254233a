import type * as z from "zod";
import type { DomainEvent } from "../../../platform/events/index.ts";
import type { EventType } from "./event-types.ts";

/** A domain event as programs outside are told of it: its name and shape stay, whatever becomes of the house within. */
export type WireEvent = {
  type: EventType;
  event: string;
  data: z.ZodType;
  /** What is said of a stored payload: ids and facts, no words of persons. */
  say(payload: unknown): unknown;
  /** Whom it is about. */
  customers(payload: unknown): number[];
};

/** A domain event under its outside name, with the shape of its `data` and how it is said. */
export function wire<P, D>(
  type: EventType,
  event: DomainEvent<P>,
  data: z.ZodType<D>,
  { say, customers = () => [] }: { say: (payload: P) => D; customers?: (payload: P) => (number | null)[] },
): WireEvent {
  return {
    ...{ type, event: event.name, data },
    say: (payload) => say(event.schema.parse(payload)),
    customers: (payload) => [...new Set(customers(event.schema.parse(payload)).filter((one) => one !== null))],
  };
}
