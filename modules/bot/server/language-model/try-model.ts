import type * as z from "zod";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { Asked } from "../../../../platform/outgoing/index.ts";
import { unseal } from "../../../admin/index.ts";
import type { ModelProblem, modelTrial, modelTrialBody } from "../../contract.ts";
import { keyGoesAlong, readBotSettings } from "../settings.ts";
import { callModel, completionIn, completionsAddress, type ModelWords } from "./call-model.ts";
import { spendTokens } from "./model-budget.ts";

const harmless: readonly ModelWords[] = [{ role: "user", content: "Reply with the single word OK." }];
const mostTokens = 16;

/**
 * Asks the endpoint one harmless question, as it stands in the form and with the key that is typed there or kept; says what is wrong, or what
 * it said and after how long. Its tokens count for the month. No transaction is open while it is asked.
 */
export async function tryModel(
  { house, read, write }: Pick<JobRun, "house" | "read" | "write">,
  { language_model: model, key: typed }: z.infer<typeof modelTrialBody>,
): Promise<z.infer<typeof modelTrial>> {
  const nothing = { milliseconds: 0, said: null, detail: null };
  if (!URL.canParse(completionsAddress(model.base_url))) return { ...nothing, problem: "no_address" };
  if (model.model === "") return { ...nothing, problem: "no_model" };
  const kept = await read(readBotSettings);
  const { secretKey, allowPrivate } = house.config;
  const mayUse = kept.keySealed !== null && keyGoesAlong(kept.settings.language_model, model);
  const key = typed || (mayUse ? unseal(secretKey, kept.keySealed!) : null);
  const began = performance.now();
  const asked = await callModel({ ...model, key, allowPrivate }, harmless, mostTokens);
  const milliseconds = Math.round(performance.now() - began);
  const answered = completionIn(asked);
  if (!answered)
    return { ...nothing, milliseconds, problem: problemOf(asked, milliseconds, model), detail: detailOf(asked, key) };
  const used = answered.usage?.total_tokens ?? mostTokens;
  await write((ctx) => spendTokens(ctx, used, null));
  const said = answered.choices[0]!.message.content?.trim().slice(0, 200) || null;
  return { problem: null, milliseconds, said, detail: null };
}

/** What is wrong, as far as the endpoint tells. */
function problemOf(
  asked: Asked,
  took: number,
  { timeout_seconds: seconds }: { timeout_seconds: number },
): ModelProblem {
  if (!asked.answered) {
    if (asked.refused) return "address_refused";
    return took >= seconds * 950 ? "too_slow" : "unreachable";
  }
  const { status } = asked;
  const { words, param } = refusalOf(asked);
  const aboutModel = param ? param === "model" : /\bmodel/i.test(words);
  if (status === 200) return "strange_answer";
  if (status === 401 || status === 403) return "wrong_key";
  if (status === 402 || status === 429) return "no_quota";
  if (status === 400 || status === 404 || status === 422) {
    if (aboutModel) return "unknown_model";
    return status === 404 ? "wrong_address" : "refused";
  }
  if (status >= 300 && status < 400) return "wrong_address";
  return status >= 500 ? "server_failed" : "refused";
}

/** The endpoint's own words, without the key where it repeats it. */
function detailOf(asked: Asked, key: string | null): string | null {
  if (!asked.answered || asked.status === 200) return null;
  const words = refusalOf(asked).words.replace(/\s+/g, " ").trim();
  const plain = key ? words.replaceAll(key, "…") : words;
  return `${asked.status}${plain && `: ${plain}`}`.slice(0, 300);
}

/** What it says of its refusal, and the field of the request that it names (`param`, OpenAI). */
function refusalOf(asked: Asked): { words: string; param: string | null } {
  if (!asked.answered) return { words: "", param: null };
  type Told = { message?: unknown; param?: unknown };
  const { error, message } = (asked.json ?? {}) as { error?: Told | string; message?: unknown };
  const told: Told = typeof error === "string" ? { message: error } : { message, ...error };
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { words: text(told.message) ?? "", param: text(told.param) };
}
