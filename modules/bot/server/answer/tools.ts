import type { JobRun } from "../../../../platform/jobs/index.ts";
import { ask, guardedFetch } from "../../../../platform/outgoing/index.ts";
import { searchArticles } from "../../../knowledge/index.ts";
import type { Facts } from "../decide/facts.ts";
import type { FlowFetch } from "../flows/step-flow.ts";
import { askModel } from "../language-model/ask-model.ts";
import { rightCode } from "../prove/codes.ts";
import { ordersOf } from "./gather-facts.ts";
import type { Tools } from "./performance.ts";

/** A call of a flow has so long, and its answer may be so large. */
const callLimits = { timeout: 5000, most: 200_000 };

/** What a bot at work asks of the house: real calls through the guard, and look-ups in transactions of their own. */
export function toolsOf(
  job: Pick<JobRun, "house" | "read"> | JobRun,
  { read, proven }: Pick<Facts, "read" | "proven">,
): Tools {
  const { config } = job.house;
  const { language } = read;
  const address = (url: string) => new URL(url, config.publicUrl).href;
  return {
    fetch: (call) => callOutside(config.allowPrivate, call),
    articles: (query) =>
      job.read((ctx) => searchArticles(ctx, query, { language, signedIn: proven !== null, limit: 8 })),
    orders: (customerId) => job.read((ctx) => ordersOf(ctx, customerId, language)),
    rightCode: (code, hash) => rightCode(config.secretKey, code, hash),
    model: (question, passages) =>
      "write" in job ? askModel(job, question, passages, { language, address }) : Promise.resolve(null),
    address,
  };
}

async function callOutside(allowPrivate: readonly string[], { method, url, headers, body }: FlowFetch) {
  const silence = { ok: false, json: null };
  if (!URL.canParse(url)) return silence;
  const init: RequestInit = {
    method,
    headers: { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers },
    ...(method !== "GET" && body && { body }),
  };
  const answer = await ask(guardedFetch({ allowPrivate, ...callLimits }), url, init);
  if (!answer.answered) return silence;
  return { ok: answer.status >= 200 && answer.status < 300, json: answer.json ?? null };
}
