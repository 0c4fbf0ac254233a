import * as z from "zod";
import { id } from "./case-words.ts";

export const promoterRow = z.object({
  id,
  customer: z.object({ id, name: z.string().nullable() }),
  made_at: z.string(),
  sent: z.boolean(),
  refused: z.string().nullable(),
  opened_at: z.string().nullable(),
  testimonial: z.string(),
  testimonial_at: z.string().nullable(),
  named: z.string(),
  published_at: z.string().nullable(),
  review_at: z.string().nullable(),
  case_study_at: z.string().nullable(),
  referral_at: z.string().nullable(),
  code: z.string(),
  link: z.string(),
  visits: z.number(),
  referred: z.number(),
});
export type PromoterRow = z.infer<typeof promoterRow>;
export const promoterList = z.object({ rows: z.array(promoterRow) });
export const publishBody = z.object({ published: z.boolean() });
export const referralBody = z.object({ code: z.string().trim().min(1).max(40), customer: id });
