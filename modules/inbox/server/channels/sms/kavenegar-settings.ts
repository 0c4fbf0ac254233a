import * as z from "zod";
import { lineFields } from "./line-fields.ts";

/** One line of one Kavenegar account. */
export const kavenegarSettings = z.strictObject({
  ...lineFields("https://api.kavenegar.com"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w-]{8,200}$/),
});
export type KavenegarSettings = z.infer<typeof kavenegarSettings>;
