export * from "./calendar.ts";
export * from "./calendar-names.ts";
export * from "./collate.ts";
export * from "./date.ts";
export * from "./digits.ts";
export * from "./language.ts";
export * from "./money.ts";
export * from "./number.ts";
export type * from "./words.ts";
