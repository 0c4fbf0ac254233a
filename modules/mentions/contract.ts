export * from "./contract/mentions.ts";
export * from "./contract/rises.ts";
export * from "./contract/sources.ts";
export * from "./contract/terms.ts";
