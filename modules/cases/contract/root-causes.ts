import * as z from "zod";

const key = z.string().regex(/^[a-z0-9_.-]{1,60}$/);
/** Why something went wrong, in a tree of two or three steps. */
export const rootCause = z.object({
  key,
  parent: key.nullable(),
  fa: z.string().trim().max(120),
  en: z.string().trim().max(120),
});
export type RootCause = z.infer<typeof rootCause>;
export const rootCauseRow = rootCause.extend({
  cases: z.number().describe("Cases that carry it, of the last 90 days"),
  open: z.number(),
});
export const rootCauseList = z.object({ rows: z.array(rootCauseRow) });
export const rootCausesBody = z.object({ rows: z.array(rootCause).min(1).max(200) });
