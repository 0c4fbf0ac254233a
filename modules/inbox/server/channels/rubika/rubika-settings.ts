import * as z from "zod";

/** One bot of Rubika. */
export const rubikaSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://botapi.rubika.ir"),
  /** As Rubika's BotFather gives it. */
  token: z
    .string()
    .trim()
    .regex(/^[\w:-]{16,200}$/),
  /** Whether Rubika calls us or is asked again and again; the hook's routes change it, as Rubika has to be told. */
  by: z.enum(["webhook", "polling"]).default("polling"),
});
export type RubikaSettings = z.infer<typeof rubikaSettings>;
