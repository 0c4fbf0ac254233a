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

/** How a model wants to be asked. */
type Manner = { limit: "max_tokens" | "max_completion_tokens"; temperature: boolean };

/** What endpoints taught this process by their refusals, so that only the first question to each is asked twice. */
const manners = new Map<string, Manner>();

/**
 * Asks an endpoint that speaks as OpenAI's does, through the guard and within its seconds; never throws for what the network does. A model
 * that refuses the name of the token limit or a temperature is asked again in its own manner.
 */
export async function callModel(at: ModelAt, messages: readonly ModelWords[], mostTokens: number): Promise<Asked> {
  const until = performance.now() + at.timeout_seconds * 1000;
  const place = JSON.stringify([at.base_url, at.model]);
  let manner: Manner = manners.get(place) ?? { limit: "max_tokens", temperature: true };
  for (;;) {
    const body = {
      ...{ model: at.model, messages, [manner.limit]: mostTokens },
      ...(manner.temperature && { temperature: 0 }),
    };
    const asked = await askOnce(at, body, Math.max(1, until - performance.now()));
    const wanted = wantedManner(asked, manner);
    if (!wanted) return asked;
    manner = wanted;
    manners.set(place, wanted);
  }
}

function askOnce({ base_url, key, allowPrivate }: ModelAt, body: object, timeout: number): Promise<Asked> {
  return ask(guardedFetch({ allowPrivate, timeout, most: 200_000 }), completionsAddress(base_url), {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(body),
  });
}

/** Another manner, where the refusal names what was wrong with this one; null otherwise. Each step is taken once, so it comes to an end. */
function wantedManner(asked: Asked, { limit, temperature }: Manner): Manner | null {
  if (!asked.answered || (asked.status !== 400 && asked.status !== 422)) return null;
  const said = JSON.stringify(asked.json ?? "");
  if (limit === "max_tokens" && said.includes("max_tokens")) return { limit: "max_completion_tokens", temperature };
  if (temperature && said.includes("temperature")) return { limit, temperature: false };
  return null;
}

/** What the endpoint answered; null for everything that is no answer. */
export function completionIn(asked: Asked): Completion | null {
  if (!asked.answered || asked.status !== 200) return null;
  const read = completion.safeParse(asked.json);
  return read.success ? read.data : null;
}
