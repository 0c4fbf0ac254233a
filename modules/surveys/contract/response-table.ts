import * as z from "zod";
import { answers } from "./answers.ts";
import { languages } from "./definition.ts";

/** How the responses of a survey are narrowed, on screen, in a file and for programs. Days are the brand's. */
export const responseFilter = z.object({
  commented: z.coerce.boolean().optional(),
  feeling: z.enum(["unhappy", "neutral", "happy"]).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  mode: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
  language: z.enum(languages).optional(),
});
export type ResponseFilter = z.infer<typeof responseFilter>;

/** `GET /surveys/{key}/responses/export`. */
export const responseExportQuery = responseFilter.extend({ format: z.enum(["csv", "xlsx"]).default("csv") });

/** `GET /surveys/{key}/responses`: newest first, behind the place of the last page. */
export const answersQuery = responseFilter.extend({
  after: z
    .string()
    .regex(/^\d{1,17}-\d{1,15}$/)
    .optional()
    .describe("`next` of the page before"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** A response as programs read it: answers by the keys of questions, files by their names. `customer` is null where nobody knows who answered, and in anonymous surveys. */
export const answersRow = z.object({
  id: z.number(),
  version: z.number(),
  answered_at: z.string(),
  mode: z.string(),
  channel: z.string().nullable(),
  touchpoint: z.string().nullable(),
  partner: z.string().nullable(),
  product: z.string().nullable(),
  agent: z.string().nullable(),
  language: z.string().nullable(),
  customer: z.object({ id: z.number(), external_id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  answers,
  files: z.record(z.string(), z.array(z.string())),
});
export type AnswersRow = z.infer<typeof answersRow>;
export const answersPage = z.object({ rows: z.array(answersRow), next: z.string().nullable() });
export type AnswersPage = z.infer<typeof answersPage>;
export type AnswersQuery = z.infer<typeof answersQuery>;
