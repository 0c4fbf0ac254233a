import * as z from "zod";

/** One account of Safir, Bale's service that sends to phone numbers. */
export const safirSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://safir.bale.ai"),
  /** The API Access Key of the organisation, from Bale's business panel. */
  accessKey: z.string().trim().min(8).max(300),
  /** The number of the bot in whose name messages go out; customers answer that bot. */
  botId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
export type SafirSettings = z.infer<typeof safirSettings>;
