import * as z from "zod";
import { quickLogWhat } from "../../timeline/contract.ts";

const id = z.number().int().positive();

/** What an agent says step by step in a contact of a kind. */
export const callScript = z.object({
  id,
  title: z.string(),
  what: z.enum(quickLogWhat),
  steps: z.array(z.string()),
});
export type CallScript = z.infer<typeof callScript>;
export const callScriptBody = z.object({
  title: z.string().trim().min(1).max(120),
  what: z.enum(quickLogWhat).default("call"),
  steps: z.array(z.string().trim().min(1).max(1000)).min(1).max(30),
});

/** An outcome of calls that is the brand's own. */
export const callOutcome = z.object({ id, name: z.string() });
export type CallOutcome = z.infer<typeof callOutcome>;
export const callOutcomeBody = z.object({ name: z.string().trim().min(1).max(60) });
