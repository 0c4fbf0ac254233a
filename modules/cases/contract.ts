/** What goes over the wire, part by part. */
export * from "./contract/case-words.ts";
export * from "./contract/cases.ts";
export * from "./contract/improvements.ts";
export * from "./contract/promoters.ts";
export * from "./contract/root-causes.ts";
export * from "./contract/settings.ts";
