/** What goes over the wire, part by part. */
export * from "./contract/answers.ts";
export * from "./contract/asking.ts";
export * from "./contract/call-keys.ts";
export * from "./contract/calls.ts";
export * from "./contract/check-answer.ts";
export * from "./contract/definition.ts";
export * from "./contract/definition-problems.ts";
export * from "./contract/files.ts";
export * from "./contract/mode-names.ts";
export * from "./contract/on-site.ts";
export * from "./contract/piped.ts";
export * from "./contract/random-order.ts";
export * from "./contract/response-table.ts";
export * from "./contract/responses.ts";
export * from "./contract/surveys.ts";
export * from "./contract/walk.ts";
