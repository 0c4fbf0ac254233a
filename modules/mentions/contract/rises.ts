import * as z from "zod";

/** A term whose negative mentions of one day are more than chance, beside the four weeks before. */
export const rise = z.object({
  id: z.number(),
  term: z.object({ id: z.number(), name: z.string() }),
  noticed_at: z.iso.datetime(),
  negative: z.number().describe("Within a day"),
  usual: z.number().describe("A day, in the four weeks before"),
});
export type Rise = z.infer<typeof rise>;
export const riseList = z.object({ rows: z.array(rise) });
