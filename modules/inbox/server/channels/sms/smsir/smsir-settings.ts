import * as z from "zod";
import { lineFields } from "../line-fields.ts";

/** One line of one SMS.ir account. */
export const smsIrSettings = z.strictObject({
  ...lineFields("https://api.sms.ir"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w-]{8,200}$/),
});
export type SmsIrSettings = z.infer<typeof smsIrSettings>;
