import * as z from "zod";

/** One line of one Kavenegar account. */
export const kavenegarSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://api.kavenegar.com"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w-]{8,200}$/),
  /** The line that messages go out from and come in to. */
  sender: z
    .string()
    .trim()
    .regex(/^(?:\+|00)?\d{4,20}$/),
  /** خدماتی reaches everybody, تبلیغاتی only those who did not block advertising; the latter adds how to unsubscribe. */
  line: z.enum(["service", "advertising"]).default("service"),
  partLength: z.union([z.literal(66), z.literal(67)]).default(67),
});
export type KavenegarSettings = z.infer<typeof kavenegarSettings>;
