export { addSource } from "./server/sources/keep-source.ts";
export type { Heard } from "./server/take/heard.ts";
export { takeMentions } from "./server/take/take-mentions.ts";
export { addTerm } from "./server/terms/keep-terms.ts";
