/** What goes over the wire, part by part. */
export * from "./contract/channel-names.ts";
export * from "./contract/interactions.ts";
export * from "./contract/site.ts";
export * from "./contract/touchpoint-names.ts";
export * from "./contract/words.ts";
