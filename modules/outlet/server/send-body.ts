import type { House } from "../../../platform/house/module.ts";
import { type Asked, ask, guardedFetch } from "../../../platform/outgoing/index.ts";
import { unseal } from "../../admin/index.ts";
import type { Attempt } from "../contract.ts";
import { signWebhook } from "./sign-webhook.ts";
import type { WebhookRow } from "./webhook-rows.ts";

/** The whole of an exchange: a receiver notes what came and works on it afterwards. */
const timeout = 10_000;
/** An answer's first characters are kept for the log. */
const kept = 500;

type Sending = { webhook: WebhookRow; key: string; type: string; body: string };
export type Sent = Attempt & { ok: boolean; gone: boolean; retryAfter: number | null };

/** Posts a signed body to an address and gives what it said. Throws nothing; call it with no transaction open. */
export async function sendBody(house: House, { webhook, key, type, body }: Sending): Promise<Sent> {
  const { config, clock } = house;
  const now = clock();
  const began = performance.now();
  const fetcher = guardedFetch({ allowPrivate: config.allowPrivate, timeout, most: 1_000_000 });
  const answer = await ask(fetcher, webhook.address, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Hamdel-Webhook/1",
      "hamdel-event": type,
      "hamdel-delivery": key,
      "hamdel-signature": signWebhook(secretsOf(webhook, config.secretKey, now), now, body),
    },
  });
  return { ...read(answer), took_ms: Math.round(performance.now() - began) };
}

function read(answer: Asked): Omit<Sent, "took_ms"> {
  if (!answer.answered) {
    const problem = answer.refused ? "address_refused" : answer.left ? "no_answer" : "unreachable";
    return { status: null, problem, answer: null, ok: false, gone: false, retryAfter: null };
  }
  const { status, text, retryAfter } = answer;
  const words = text.replaceAll("\u0000", "").slice(0, kept);
  return { status, problem: null, answer: words, ok: status >= 200 && status < 300, gone: status === 410, retryAfter };
}

/** The secret, and the one before while both hold. */
function secretsOf(webhook: WebhookRow, secretKey: Buffer, now: Date): string[] {
  const { secret_sealed, old_secret_sealed, old_secret_until } = webhook;
  const old = old_secret_sealed && old_secret_until && old_secret_until > now ? [old_secret_sealed] : [];
  return [secret_sealed, ...old].map((sealed) => unseal(secretKey, sealed));
}
