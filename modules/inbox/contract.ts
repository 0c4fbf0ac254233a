/** What goes over the wire, part by part. */
export * from "./contract/agents.ts";
export * from "./contract/channel-setup.ts";
export * from "./contract/channels.ts";
export * from "./contract/chat.ts";
export * from "./contract/conversations.ts";
