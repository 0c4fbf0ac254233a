export { Refusal, type RefusalCode, type RefusalDetail, refusalStatus } from "./refusal.ts";
export { problemOf, say } from "./say.ts";
