export * from "./contract/common.ts";
export * from "./contract/decisions.ts";
export * from "./contract/flows.ts";
export * from "./contract/intents.ts";
export * from "./contract/learning.ts";
export * from "./contract/settings.ts";
