import { createHmac } from "node:crypto";

export type FakeHook = {
  id: number;
  name: string;
  status: "active" | "paused" | "disabled";
  topic: string;
  delivery_url: string;
  secret: string;
  failures: number;
};

/** One delivery as WooCommerce sends it. */
export type FakeDelivery = { url: string; headers: Record<string, string>; body: string };

/** What a webhook of the shop sends: signed with base64 of HMAC-SHA256 of its bytes, under a number of its own. */
export function deliveryOf(hook: FakeHook, payload: unknown, n: number): FakeDelivery {
  const body = JSON.stringify(payload);
  const [resource = "", event = ""] = hook.topic.split(".");
  return {
    url: hook.delivery_url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "WooCommerce/9.4.2 Hookshot (WordPress/6.7)",
      "x-wc-webhook-source": "https://shop.example.ir/",
      "x-wc-webhook-topic": hook.topic,
      "x-wc-webhook-resource": resource,
      "x-wc-webhook-event": event,
      "x-wc-webhook-signature": createHmac("sha256", hook.secret).update(body).digest("base64"),
      "x-wc-webhook-id": String(hook.id),
      "x-wc-webhook-delivery-id": `d${n}`,
    },
  };
}

/** Sends a delivery; a webhook that fails five times on end is switched off, and nobody is told. */
export async function deliver(hook: FakeHook, { url, headers, body }: FakeDelivery): Promise<void> {
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
  const good = answer !== null && (answer.status < 300 || answer.status === 301 || answer.status === 302);
  hook.failures = good ? 0 : hook.failures + 1;
  if (hook.failures > 5) hook.status = "disabled";
}

/** The first word of a new webhook: a form with its number, unsigned. */
export async function ping(hook: FakeHook): Promise<number> {
  const body = new URLSearchParams({ webhook_id: String(hook.id) });
  const answer = await fetch(hook.delivery_url, { method: "POST", body }).catch(() => null);
  return answer?.status ?? 0;
}
