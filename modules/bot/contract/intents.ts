import * as z from "zod";
import { bothWords, id, instant } from "./common.ts";

/** What is done about an intent. */
export const does = z.discriminatedUnion("do", [
  z.object({ do: z.literal("answer"), answer: bothWords, buttons: z.array(bothWords).max(6).default([]) }),
  z.object({ do: z.literal("flow"), flow: id }),
  z.object({ do: z.literal("order_status") }),
  z.object({ do: z.literal("product") }),
  z.object({ do: z.literal("articles"), query: z.string().max(200).default("") }),
  z.object({ do: z.literal("hand_over"), team: id.nullable().default(null) }),
]);
export type Does = z.infer<typeof does>;

const exampleText = z.string().trim().min(1).max(500);
export const intentBody = z.object({ title: z.string().trim().min(1).max(120), does });
export const newIntent = intentBody.extend({ examples: z.array(exampleText).max(2000).default([]) });
export const intentRow = intentBody.extend({
  id,
  examples: z.number(),
  updated_at: instant,
  live: z.boolean(),
  on: z.boolean(),
});
export const intentSwitch = z.object({ on: z.boolean() });
export type IntentRow = z.infer<typeof intentRow>;
/** An intent as it answers. */
export const liveIntent = intentBody.extend({ id });
export type LiveIntent = z.infer<typeof liveIntent>;

export const exampleBody = z.object({ text: exampleText });
export const exampleRow = z.object({ id, text: z.string() });
/** `intent`: a title; `__none__` is what is none of the intents. Unknown titles become intents that wait for their answer. */
export const examplesImport = z.object({
  format: z.enum(["json", "csv"]),
  text: z
    .string()
    .min(1)
    .max(4_000_000)
    .describe("JSON: an array or lines of {text, intent}; CSV: columns text, intent"),
});
export const examplesImported = z.object({
  added: z.number(),
  repeated: z.number(),
  intents: z.number().describe("New ones"),
  rejected: z.array(z.object({ line: z.number(), code: z.enum(["no_text", "no_intent", "too_long"]) })),
});
export const modelState = z.object({
  training: z.boolean(),
  trained_at: instant.nullable(),
  examples: z.number(),
  problem: z.string().nullable(),
  live_version: z.number().nullable(),
  changed: z.boolean().describe("Whether what is edited differs from what is live"),
});
export const releaseRow = z.object({
  version: z.number(),
  published_at: instant,
  published_by: z.string().nullable(),
  intents: z.number(),
});
