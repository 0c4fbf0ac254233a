/** What goes over the wire, part by part. */
export * from "./contract/calls.ts";
export * from "./contract/exchanges.ts";
