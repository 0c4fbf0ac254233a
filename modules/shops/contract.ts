/** What goes over the wire, part by part. */
export * from "./contract/deliveries.ts";
export * from "./contract/mapping.ts";
export * from "./contract/shops.ts";
