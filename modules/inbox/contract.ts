/** What goes over the wire, part by part. */
export * from "./contract/agents.ts";
export * from "./contract/assignment.ts";
export * from "./contract/calls.ts";
export * from "./contract/channel-setup.ts";
export * from "./contract/channels.ts";
export * from "./contract/chat.ts";
export * from "./contract/conversations.ts";
export * from "./contract/deeds.ts";
export { fillReply } from "./contract/fill-reply.ts";
export * from "./contract/forms.ts";
export * from "./contract/joining.ts";
export * from "./contract/posts.ts";
export * from "./contract/push.ts";
export * from "./contract/rules.ts";
export * from "./contract/service-levels.ts";
