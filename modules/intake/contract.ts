import * as z from "zod";
import { searchForm } from "../../platform/text/index.ts";

/** One thing that was not understood, as the list shows it. */
export const quarantineRow = z.object({
  id: z.number(),
  source: z.string(),
  reader: z.string(),
  line: z.number().nullable(),
  problemCode: z.string(),
  problem: z.string().describe("The reason in the reader's language"),
  problemField: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  attempts: z.number(),
  replayedAt: z.iso.datetime().nullable(),
  dismissedAt: z.iso.datetime().nullable(),
  preview: z.string().nullable(),
});
export type QuarantineRow = z.infer<typeof quarantineRow>;

export const quarantineList = z.object({
  rows: z.array(quarantineRow),
  next: z.string().nullable(),
  waiting: z.number().describe("How many wait in all"),
});

export const quarantineOne = quarantineRow.omit({ preview: true }).extend({
  body: z.string().nullable(),
  rawInputId: z.number().nullable(),
});
export type QuarantineOne = z.infer<typeof quarantineOne>;

export const replayOutcome = z.object({
  replayed: z.boolean(),
  problemCode: z.string().nullable(),
  problem: z.string().nullable(),
  problemField: z.string().nullable(),
});

export const sourceList = z.object({ rows: z.array(z.object({ id: z.number(), key: z.string() })) });

/**
 * A source's key, wherever rows come in: letters and digits of any script, with `.`, `_` and `-` after the first; at most 80. It is kept in
 * search form, so that `Shop` and `shop` are one. Without a colon, since that stands between a source and its customer's number.
 */
export const sourceKey = z
  .string()
  .max(200)
  .overwrite(searchForm)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u);
