/** The names under which events go out; their shapes stand in `events.ts`, which the server alone reads. */
export const eventTypes = [
  "message.received",
  "conversation.resolved",
  "service_level.warned",
  "service_level.broken",
  "responses.submitted",
  "customers.merged",
  "customers.merge_undone",
  "customer.erased",
  "segment.changed",
  "brand.time_zone_changed",
  "brand.working_time_changed",
] as const;

export type EventType = (typeof eventTypes)[number];
