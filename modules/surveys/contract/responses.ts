import * as z from "zod";
import { answers } from "./answers.ts";
import { question } from "./definition.ts";
import { responseFilter } from "./response-table.ts";

/** A response in lists: who, when, how, and what it comes to. */
export const responseRow = z.object({
  id: z.number(),
  survey_key: z.string(),
  version: z.number(),
  customer: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  mode: z.string(),
  channel: z.string().nullable(),
  touchpoint: z.string().nullable(),
  answered_at: z.string().nullable(),
  comment: z.string().nullable(),
  sentiment: z.number().nullable(),
  nps: z.number().nullable(),
  nps_1_10: z.number().nullable(),
  csat: z.number().nullable(),
  ces: z.number().nullable(),
  expectation: z.number().nullable(),
  is_test: z.boolean(),
});
export type ResponseRow = z.infer<typeof responseRow>;
export const responsePage = z.object({ rows: z.array(responseRow), next: z.string().nullable() });
export const responseQuery = responseFilter.extend({
  survey: z.string().max(60).optional(),
  customer: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().positive().optional().describe("Id of the last one seen"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
/** A file of an answer. `token` is how the answer names it; one with a `state` is not given out just now, or at all. */
export const responseFile = z.object({
  token: z.string(),
  question: z.string(),
  name: z.string(),
  content_type: z.string(),
  size: z.number(),
  shown: z.boolean().describe("A browser may show it in place"),
  state: z.enum(["checking", "infected"]).nullable(),
});
export type ResponseFile = z.infer<typeof responseFile>;
export const responseFileParams = z.object({ id: z.coerce.number().int().positive(), token: z.string().max(60) });
export const responseShown = responseRow.extend({
  conversation_id: z.number().nullable(),
  language: z.string().nullable(),
  answers,
  /** As they were asked, in the version that was answered. */
  questions: z.array(question),
  files: z.array(responseFile),
});
export type ResponseShown = z.infer<typeof responseShown>;
export const responseParams = z.object({ id: z.coerce.number().int().positive() });
