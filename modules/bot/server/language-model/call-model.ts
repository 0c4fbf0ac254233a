import * as z from "zod";
import { type Asked, ask, guardedFetch } from "../../../../platform/outgoing/index.ts";
import type { BotSettings } from "../../contract.ts";

/** Where a model is asked, and with which key. */
export type ModelAt = BotSettings["language_model"] & { key: string | null; allowPrivate: readonly string[] };
export type ModelWords = { role: "system" | "user"; content: string };

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z.object({ total_tokens: z.number().int().nonnegative() }).optional(),
});
export type Completion = z.infer<typeof completion>;

/** The address at which an endpoint is asked. */
export function completionsAddress(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, "")}/chat/completions`;
}

/** Asks an endpoint that speaks as OpenAI's does, once, through the guard and within its seconds; never throws for what the network does. */
export function callModel(at: ModelAt, messages: readonly ModelWords[], mostTokens: number): Promise<Asked> {
  const { allowPrivate, timeout_seconds: seconds, key } = at;
  return ask(guardedFetch({ allowPrivate, timeout: seconds * 1000, most: 200_000 }), completionsAddress(at.base_url), {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model: at.model, temperature: 0, max_tokens: mostTokens, messages }),
  });
}

/** What the endpoint answered; null for everything that is no answer. */
export function completionIn(asked: Asked): Completion | null {
  if (!asked.answered || asked.status !== 200) return null;
  const read = completion.safeParse(asked.json);
  return read.success ? read.data : null;
}
