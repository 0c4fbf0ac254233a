export { eventTypes } from "./contract/event-types.ts";
export { wireEvents } from "./contract/events.ts";
export * from "./contract/stream.ts";
export * from "./contract/webhooks.ts";
