export { eventTypes, wireEvents } from "./contract/events.ts";
export * from "./contract/stream.ts";
export * from "./contract/webhooks.ts";
